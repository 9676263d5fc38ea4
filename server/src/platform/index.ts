/** The platform room: config, database, clock, errors. No word of news in here. */
export * from './clock.ts'
export * from './config.ts'
export * from './database.ts'
export * from './errors.ts'
export * from './listen.ts'
export * from './migrate.ts'
export * from './http.ts'
export * from './keyring.ts'
export * from './log.ts'
export * from './loop.ts'
export * from './paths.ts'
export * from './api-docs.ts'
export {
  expireBackupKeys,
  KEEP_DAYS,
  keyFileOf,
  listBackupKeys,
  readManifest,
  restoreBackup,
  writeBackup,
} from './backup/index.ts'
export * from './network.ts'
export * from './newsroom-app.ts'
export * from './probes.ts'
export { decrypt, encrypt, KEY_BYTES, openText, sealText } from './seal.ts'
export * from './secret-file.ts'
