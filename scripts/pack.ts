import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Actor } from '../lib/access/actor.ts'
import { actorOfAccount } from '../lib/access/sessions.ts'
import { keepCheckpoint, readCheckpoint } from '../lib/audit-trail/checkpoint.ts'
import { headOf } from '../lib/audit-trail/log.ts'
import { signer } from '../lib/audit-trail/signer.ts'
import { db, pool } from '../lib/db/client.ts'
import { governed } from '../lib/db/governed.ts'
import { sqlOf } from '../lib/db/sql.ts'
import { openFile } from '../lib/files/store.ts'
import { writePack } from '../lib/packs/build.ts'
import { collectPack, type PackRequest } from '../lib/packs/collect.ts'
import { readAsked } from '../lib/packs/request.ts'
import { answer, CommandFailed, runCommand, say } from './command.ts'

const usage =
  'npm run pack -- [--as-of T] --out FILE [--kind KIND] [--about CODE] [--from DAY --to DAY] [--without people|REGISTER.FIELD]… [--filter field=value]… [--purpose WORDS] [--as EMAIL]'

await runCommand(async ({ args, env, signal }) => {
  const { values } = parseArgs({
    args,
    options: {
      'as-of': { type: 'string', default: 'now' },
      out: { type: 'string' },
      filter: { type: 'string', multiple: true, default: [] },
      purpose: { type: 'string', default: 'Built from the command line' },
      as: { type: 'string' },
      kind: { type: 'string' },
      about: { type: 'string', default: '' },
      from: { type: 'string', default: '' },
      to: { type: 'string', default: '' },
      without: { type: 'string', multiple: true, default: [] },
    },
  })
  if (!values.out) throw new CommandFailed(`Say where to write the pack: ${usage}`)
  const out = resolve(values.out)
  const actor = await whoBuilds(values.as)
  const filters = Object.fromEntries(values.filter.map((one) => splitFilter(one)))
  const sql = sqlOf(pool())
  if (!(await headOf(sql)))
    throw new CommandFailed('This installation is not set up yet; there is nothing to pack.')
  const { kind = 'everything', about: subject, from, to, without } = values
  const request = await readAsked(actor, {
    ...{ kind, subject, from, to, without, filters },
    asOf: values['as-of'],
  })
  const { asOf } = request
  const key = await signer()
  const part = join(dirname(out), `.${process.pid}.pack-part`)
  await mkdir(dirname(out), { recursive: true })
  try {
    const collected = collectPack(actor, request, { open: openFile })
    const written = await writePack(collected, part, {
      pool: pool(),
      key,
      tempDir: join(env.DATA_DIR, 'tmp'),
      signal,
      onProgress: ({ step, done, of }) => done % 50 === 0 && say(`${done} of ${of}: ${step}`),
    })
    await keepCheckpoint(sql, readCheckpoint(written.checkpoint, key.publicKey), {
      key,
      reason: 'pack',
    })
    await rename(part, out)
    await recordIt(actor, {
      purpose: values.purpose,
      request,
      title: (await collected).info.filter,
      written,
    })
    answer(
      `${out} ${written.bytes} bytes, SHA-256 ${written.sha256}, as of event ${asOf.seq} (${asOf.at})`,
    )
  } finally {
    await rm(part, { force: true })
  }
})

type Written = { bytes: number; sha256: string }

/** Who asked, when and why is in the trail, not in the bytes. */
async function recordIt(
  actor: Actor,
  {
    purpose,
    request: { asOf, kind, subjectId, period, without, filters },
    title,
    written,
  }: {
    purpose: string
    request: Required<PackRequest>
    title: string
    written: Written
  },
) {
  const id = crypto.randomUUID()
  await governed(actor, { action: 'pack.write', reason: purpose }, (tx) =>
    tx.pack.create({
      data: {
        id,
        code: `CLI-${id.slice(0, 8)}`,
        title,
        purpose,
        filter: filters,
        kind,
        subjectId,
        periodFrom: period && new Date(period.from),
        periodTo: period && new Date(period.to),
        without: [...without],
        asOf: new Date(asOf.at),
        seq: BigInt(asOf.seq),
        status: 'delivered',
        bytes: BigInt(written.bytes),
        sha256: written.sha256,
        requestedById: actor.id,
        createdAt: new Date(),
        finishedAt: new Date(),
      },
    }),
  )
}

async function whoBuilds(email: string | undefined): Promise<Actor> {
  if (email) {
    const actor = await actorOfAccount({ email }, 'cli')
    if (!actor) throw new CommandFailed(`There is no account ${email} that may act.`)
    return actor
  }
  const user = await db().user.findFirst({
    where: { roles: { hasSome: ['governance-lead', 'compliance-lead'] }, disabledAt: null },
    orderBy: { createdAt: 'asc' },
  })
  const actor = user && (await actorOfAccount({ id: user.id }, 'cli'))
  if (!actor) throw new CommandFailed('Nobody here may build packs; name somebody with --as EMAIL.')
  return actor
}

function splitFilter(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new CommandFailed(`“${text}” is not a filter such as tier=high.`)
  return [text.slice(0, at), text.slice(at + 1)]
}
