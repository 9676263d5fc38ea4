/** Backups: one consistent picture of a database in a folder, and the way back. */
export type { Manifest } from './manifest.ts'
export { readManifest, restoreBackup, type RestoreOptions } from './restore.ts'
export { type BackupOptions, writeBackup } from './write.ts'
