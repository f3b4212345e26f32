import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../support/app.ts'

const read = (name: string) => readFile(join(root, name), 'utf8')
const dockerfile = await read('Dockerfile')
const compose = await read('docker-compose.yml')
const instructions = dockerfile
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM')))

test('the container runs as a user without rights, with a health check, and stops on a signal', () => {
  expect(lastStage.filter((line) => line.startsWith('USER'))).toEqual(['USER node'])
  expect(lastStage.findIndex((line) => line.startsWith('USER'))).toBeGreaterThan(
    lastStage.findLastIndex((line) => line.startsWith('RUN')),
  )
  const check = lastStage.find((line) => line.startsWith('HEALTHCHECK'))
  expect(check).toContain('/api/health')
  // Without a shell in between, the signal reaches the server.
  expect(lastStage.at(-1)).toBe('CMD ["node", "scripts/serve.ts"]')
})

test('the image is built from the npm registry alone', () => {
  for (const line of instructions.filter((one) => one.startsWith('RUN'))) {
    expect(line).not.toMatch(/curl|wget|apk|apt|git clone|npx/)
  }
  expect(instructions.filter((line) => line.startsWith('ADD'))).toEqual([])
  expect(instructions.join('\n')).toContain('npm ci --omit=dev')
})

test('no secret has a default, and none is copied into the image', async () => {
  expect(compose).toMatch(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/)
  expect(compose).not.toMatch(/POSTGRES_PASSWORD:-/)
  const ignored = (await read('.dockerignore')).split('\n')
  expect(ignored).toEqual(expect.arrayContaining(['.env*', 'data', '.git', 'node_modules']))
})

test('the image holds whatever the application needs when it runs', async () => {
  const ignored = (await read('.dockerignore')).split('\n').filter(Boolean)
  for (const needed of [
    'app',
    'components',
    'lib',
    'prisma',
    'public',
    'scripts',
    'package.json',
  ]) {
    expect(ignored).not.toContain(needed)
  }
})

test('compose runs the application beside PostgreSQL 18, which nobody else reaches', () => {
  expect(compose).toMatch(/image: postgres:18\n/)
  expect(compose).toMatch(/condition: service_healthy/)
  expect(compose).toMatch(/pg_isready/)
  expect(compose).toMatch(/internal: true/)
  expect(compose).toMatch(/app-data:\/data\n/)
  expect(compose).toMatch(/database-data:\/var\/lib\/postgresql\n/)
  expect(compose.match(/ports:/g)).toHaveLength(1)
  expect(compose).not.toContain('\t')
})

test('the health check of the container is a program that runs', () => {
  const check = lastStage.find((line) => line.startsWith('HEALTHCHECK')) ?? ''
  const [program, ...args]: string[] = JSON.parse(check.slice(check.indexOf('[')))
  expect(program).toBe('node')
  // Nobody listens on port 1: it says so by its exit status.
  const env = { ...process.env, PORT: '1' }
  expect(() => execFileSync(process.execPath, args, { env, stdio: 'pipe' })).toThrow(
    expect.objectContaining({ status: 1 }),
  )
})

test('the CI script is valid bash, and ends with the test command', async () => {
  execFileSync('bash', ['-n', join(root, '.ci', 'run')])
  const lines = (await read('.ci/run')).trim().split('\n')
  expect(lines.at(-2)).toMatch(/^npm test/)
})
