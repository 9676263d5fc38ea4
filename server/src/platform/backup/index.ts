/** Backups: one consistent picture of a database in a folder, encrypted, and the way back. */
export { expireBackupKeys, keyFileOf, listBackupKeys } from './key.ts'
export type { Manifest } from './manifest.ts'
export { readManifest, restoreBackup, type RestoreOptions } from './restore.ts'
export { type BackupOptions, KEEP_DAYS, writeBackup } from './write.ts'
