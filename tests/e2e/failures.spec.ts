import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type RunningDatabase, startDatabase } from '../../lib/db/embedded.ts'
import { type App, startApp } from '../support/app.ts'
import { type Gate, gateBefore } from './database-gate.ts'
import {
  aBrowser,
  callApi,
  codeOf,
  invite,
  join,
  makeToken,
  open,
  setUpOrganisation,
  signIn,
} from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let dir: string
let database: RunningDatabase
let gate: Gate
let app: App
let administrator: Page
let lead: Page
let foreign: Page
let token: string
let code: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-e2e-'))
  database = await startDatabase({ DATA_DIR: joinPath(dir, 'database') }, { durable: false })
  gate = await gateBefore(database.url)
  app = await startApp({
    dataDir: joinPath(dir, 'data'),
    env: { PLUMBLINE_KIND: 'production', DATABASE_URL: gate.url },
  })
  administrator = await aBrowser(browser, app)
  await setUpOrganisation(administrator)
  lead = await aBrowser(browser, app)
  foreign = await aBrowser(browser, app)
  const person = (name: string, email: string, role: string) => ({ name, role, email })
  await join(
    lead,
    await invite(administrator, person('Maya Lind', 'maya@k.test', 'Governance lead')),
  )
  await join(
    foreign,
    await invite(administrator, person('Jonas Weber', 'jonas@k.test', 'Model owner')),
  )
  token = await makeToken(lead, 'Tests', 'Everything its owner may do')
  await open(lead, '/systems/new')
  await lead.getByLabel(/^Name/).fill('Claims triage')
  await lead.getByRole('button', { name: 'Record this AI system' }).click()
  code = await codeOf(lead, 'AIS')
})

test.afterAll(async () => {
  await app?.stop()
  await gate?.end()
  await database?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('an upload that is cut in the middle leaves nothing', async () => {
  const before = await storedFiles()
  const { hostname, port } = new URL(app.url)
  const socket = connect(Number(port), hostname)
  socket.write(
    [
      'POST /api/files?name=cut.pdf HTTP/1.1',
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/pdf',
      'Content-Length: 8000000',
      '',
      '%PDF-1.7\n',
    ].join('\r\n'),
  )
  socket.write(randomBytes(4_000_000))
  await expect.poll(storedFiles).not.toEqual(before)
  socket.destroy()
  await expect.poll(storedFiles).toEqual(before)
})

test('a file of more than 10 MB is attached as evidence, and comes back as it was', async () => {
  const bytes = Buffer.concat([
    Buffer.from('case,score\n'),
    Buffer.from('1,0.25\n'.repeat(1_600_000)),
  ])
  expect(bytes.length).toBeGreaterThan(10 * 1024 * 1024)
  const file = joinPath(dir, 'scores.csv')
  await writeFile(file, bytes)
  await open(lead, `/systems/${code}`)
  await lead.getByLabel('Files to attach as evidence').setInputFiles(file)
  const link = lead.getByRole('link', { name: /scores\.csv/ }).first()
  await expect(link).toBeVisible({ timeout: 30_000 })
  await link.click()
  await codeOf(lead, 'EVD')
  const download = lead.waitForEvent('download')
  await lead
    .getByRole('link', { name: /^scores\.csv/ })
    .first()
    .click()
  expect(Buffer.compare(await readFile(await (await download).path()), bytes)).toBe(0)
})

test('a file of a type that is not taken is refused in words, and the others go on', async () => {
  await open(lead, `/systems/${code}`)
  await lead.getByLabel('Files to attach as evidence').setInputFiles([
    {
      name: 'report.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.concat([
        Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
        Buffer.alloc(4096),
      ]),
    },
    { name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('Decided: go on.\n') },
  ])
  await expect(
    lead.getByRole('group', { name: 'Attach evidence' }).getByRole('alert'),
  ).toContainText('report.pdf')
  await expect(lead.getByRole('link', { name: /minutes\.txt/ })).toBeVisible()
})

test('a table without a byte, and one that is no table, are told apart from data', async () => {
  await open(lead, '/import/systems')
  const choose = lead.getByLabel(/^Choose a file/)
  await choose.setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
  await expect(lead.getByText('empty.csv is empty (zero bytes).', { exact: false })).toBeVisible()
  await choose.setInputFiles({
    name: 'picture.csv',
    mimeType: 'text/csv',
    buffer: Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      randomBytes(4096),
    ]),
  })
  await expect(lead.getByText(/^picture\.csv was not taken: /)).toBeVisible()
  await expect(lead).toHaveURL(/\/import\/systems$/)
})

test('a record of others is not there for a model owner: not in the list, not by its address, not by the API', async () => {
  await open(foreign, '/systems')
  await expect(foreign.getByText('Claims triage')).toBeHidden()
  const answer = await foreign.goto(`/systems/${code}`)
  expect(answer?.status()).toBe(404)
  const unknown = await foreign.goto('/systems/AIS-9999')
  expect(unknown?.status()).toBe(404)
  const own = await makeToken(foreign, 'Mine', 'Everything its owner may do')
  expect((await callApi(app, own, `systems/${code}`)).status).toBe(404)
  expect(
    (
      await callApi(app, own, `systems/${code}`, {
        method: 'PATCH',
        revision: 1,
        body: { title: 'x' },
      })
    ).status,
  ).toBe(404)
})

test('a revoked session ends at once, and what was typed is there after signing in again', async () => {
  await open(lead, `/systems/${code}/edit`)
  await lead.getByLabel(/^Purpose and benefits/).fill('Sorts claims by how urgent they are.')
  await expect(lead.getByText('Draft kept')).toBeVisible()
  await open(administrator, '/settings/users')
  await administrator.getByRole('link', { name: 'Maya Lind' }).click()
  await administrator
    .getByRole('button', { name: /sign .*out/i })
    .first()
    .click()
  await expect(administrator.getByText('Signed out everywhere.')).toBeVisible()
  await lead.goto(`/systems/${code}`)
  await expect(lead.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(lead, 'maya@k.test')
  await open(lead, `/systems/${code}/edit`)
  await lead.getByRole('button', { name: 'Go on from there' }).click()
  await expect(lead.getByLabel(/^Purpose and benefits/)).toHaveValue(
    'Sorts claims by how urgent they are.',
  )
})

test('without its database every page says so plainly, health is 503, and all comes back', async () => {
  gate.shut()
  const health = async () => (await fetch(`${app.url}/api/health`)).status
  await expect.poll(health).toBe(503)
  const answer = await lead.goto(`/systems/${code}`)
  expect(answer?.status()).toBe(500)
  await expect(lead.getByRole('heading', { name: 'This did not work' })).toBeVisible()
  await expect(lead.getByText(/prisma|postgres|ECONN|at .*\.ts/i)).toHaveCount(0)
  gate.open()
  await expect.poll(health).toBe(200)
  await lead.goto(`/systems/${code}`)
  await expect(lead.getByRole('heading', { level: 1, name: 'Claims triage' })).toBeVisible()
})

/** Everything under the file store, whole or half. */
async function storedFiles(): Promise<string[]> {
  const all = await readdir(joinPath(dir, 'data', 'files'), {
    recursive: true,
    withFileTypes: true,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return all
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort()
}
