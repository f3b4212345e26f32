import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane (about 30 ms of a core). */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
const derive = promisify(argon2)

/** The password as a PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$tag`; each call has its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, { ...cost, nonce, tagLength })
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
  return `$argon2id$v=19$${parameters}$${unpadded(nonce)}$${unpadded(tag)}`
}

/** Whether the password belongs to the hash; throws when the hash is not a PHC string of argon2id. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const { tag, ...parameters } = parsed(hash)
  const given = await tagOf(password, { ...parameters, tagLength: tag.length })
  return timingSafeEqual(given, tag)
}

/** Whether the hash was made with less effort than is asked for today. */
export function isOutdated(hash: string): boolean {
  const { memory, passes, parallelism } = parsed(hash)
  return memory < cost.memory || passes < cost.passes || parallelism !== cost.parallelism
}

/** Takes as long as a real comparison, so that time doesn't tell which accounts exist. */
export async function pretendToCompare(password: string): Promise<false> {
  await tagOf(password, { ...cost, nonce: Buffer.alloc(16), tagLength })
  return false
}

type Parameters = {
  memory: number
  passes: number
  parallelism: number
  nonce: Buffer
  tagLength: number
}

/** The same characters typed on different keyboards are the same password (NFKC). */
function tagOf(password: string, parameters: Parameters): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8')
  return derive('argon2id', { message, ...parameters })
}

function parsed(hash: string) {
  const parts =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash)
  if (!parts) throw new Error('the stored password hash is not argon2id')
  const [, memory, passes, parallelism, nonce = '', tag = ''] = parts
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
