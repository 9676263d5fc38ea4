import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Config, DatelineError, makeSecretFile, readSecretFile } from '../platform/index.ts'

/**
 * The secret that signs session cookies: the configured one, else the one in `<dataDir>/secret`, made at first need
 * with mode 0600. Nodes that race for it end with the same one. It is never logged.
 * @throws DatelineError `secret-damaged` when the file holds no secret
 */
export async function readSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  if (config.secret !== undefined) return config.secret
  const path = join(config.dataDir, 'secret')
  const text =
    (await readSecretFile(path)) ?? (await makeSecretFile(path, `${randomBytes(48).toString('base64url')}\n`))
  const secret = text.trim()
  if (secret.length < 32) {
    throw new DatelineError('secret-damaged', 500, `${path} holds no secret.`, {
      help: 'Restore it from a backup; or remove it, then a new one is made and everybody signs in again.',
    })
  }
  return secret
}
