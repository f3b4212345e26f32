import { join } from 'node:path'

/** Where the keeper of a DATA_DIR listens (loopback), and the secret that it wants to hear. */
export type KeeperAddress = { pid: number; port: number; token: string }

/** First line to the keeper: who comes. A DATA_DIR has one server at most. */
export type Hello = { token: string; role: 'server' | 'command' }

/** Its answer: the database's address, or that another server works on this DATA_DIR. */
export type Welcome = { url: string } | { inUse: true }

/** The file with the keeper's address, there while it runs. */
export function addressFile(dataDir: string): string {
  return join(dataDir, 'secrets', 'keeper.json')
}
