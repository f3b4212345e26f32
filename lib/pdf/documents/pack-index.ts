import { capital } from '../../capital.ts'
import type { Block, PdfDocument } from '../document.ts'
import { formatInstant, formatNumber } from '../format.ts'
import { type DocumentFrame, heading, inFrame, orDash, paragraph } from './frame.ts'
import { type EvidenceMention, evidenceTable } from './system-dossier.ts'

export type PackIndexInput = DocumentFrame & {
  proof: NonNullable<DocumentFrame['proof']>
  purpose: string
  /** The filter in words, such as 'Systems of high tier'. */
  filter: string
  /** Name of the ZIP, as in the commands. */
  packName: string
  period?: string
  /** Personal data that it does without, in words. */
  leftOut?: string
  registers: { name: string; records: number; files: string[] }[]
  documents: { path: string; title: string; pages?: number }[]
  evidence: EvidenceMention[]
  trail: { whole: number; headerOnly: number; hashOnly: number }
  /** What a reader must know: evidence outside the period, fields left out. */
  remarks: string[]
}

/** The first thing an auditor opens: what the pack holds and how to check it without us. */
export function buildPackIndex(input: PackIndexInput): PdfDocument {
  return inFrame(input, {
    title: 'Evidence pack',
    kind: 'AI management system, ISO/IEC 42001:2023',
    contents: 'auto',
    cover: {
      style: 'page',
      subtitle: input.purpose,
      facts: [
        { term: 'Holds', text: orDash(input.filter) },
        ...(input.period ? [{ term: 'Period', text: input.period }] : []),
        ...(input.leftOut ? [{ term: 'Left out', text: input.leftOut }] : []),
      ],
    },
    body: [
      ...holds(input),
      ...verify(input),
      heading(1, 'Evidence'),
      evidenceTable(input.evidence),
    ],
  })
}

function holds(input: PackIndexInput): Block[] {
  const records = input.registers.reduce((sum, register) => sum + register.records, 0)
  return [
    heading(1, 'What is in this pack'),
    {
      kind: 'figures',
      items: [
        {
          label: 'Records',
          value: formatNumber(records, 0),
          note: `in ${input.registers.length} registers`,
        },
        { label: 'Documents', value: formatNumber(input.documents.length, 0) },
        { label: 'Pieces of evidence', value: formatNumber(input.evidence.length, 0) },
        {
          label: 'Events of the audit trail',
          value: formatNumber(input.proof.logSize, 0),
          note: formatInstant(input.asOf),
        },
      ],
    },
    ...input.remarks.map((remark): Block => ({ kind: 'callout', tone: 'due', text: remark })),
    heading(2, 'Registers'),
    {
      kind: 'table',
      empty: 'No registers.',
      columns: [
        { label: 'Register', weight: 27 },
        { label: 'Records', weight: 11, align: 'right', code: true },
        { label: 'Files', weight: 62 },
      ],
      rows: input.registers.map((register) => [
        capital(register.name),
        formatNumber(register.records, 0),
        orDash(register.files.join(', ')),
      ]),
    },
    heading(2, 'Documents'),
    paragraph(
      'The registers hold every record. Drafts, audits and reviews under way, and what is archived or withdrawn, have no document of their own.',
      'small',
    ),
    {
      kind: 'table',
      empty: 'No documents.',
      columns: [
        { label: 'Document', weight: 50 },
        { label: 'File', weight: 50 },
      ],
      rows: input.documents.map((document) => [
        [
          { text: document.title },
          {
            text: document.pages
              ? `  ${document.pages} ${document.pages === 1 ? 'page' : 'pages'}`
              : '',
            muted: true,
          },
        ],
        document.path,
      ]),
    },
    heading(2, 'Audit trail'),
    paragraph(
      `The trail has ${formatNumber(input.proof.logSize, 0)} events up to this moment. ${formatNumber(input.trail.whole, 0)} are here with their content, ${formatNumber(input.trail.headerOnly, 0)} with their header only, ${formatNumber(input.trail.hashOnly, 0)} as a hash only, because they are outside the filter${input.leftOut ? ', hold what is left out' : ''} or are confidential. All of them are leaves of the tree whose root is signed, so none can be missing or changed unseen.`,
    ),
  ]
}

function verify(input: PackIndexInput): Block[] {
  const step = (command: string, means: string) => [
    [{ text: command, code: true, bold: true }],
    means,
  ]
  return [
    heading(1, 'How to check it'),
    paragraph(
      'Unpack the ZIP and run these in its folder. None of them needs a network, and the last two need nothing of ours.',
      'lead',
    ),
    {
      kind: 'table',
      columns: [
        { label: 'Command', weight: 52 },
        { label: 'What it shows', weight: 48 },
      ],
      rows: [
        step(
          'node verify.mjs',
          'Signature, every hash, nothing missing or added, the trail up to its signed root, and that each row equals the trail’s last event for it. Or open verify.html in a browser.',
        ),
        step('sha256sum -c manifest-sha256.txt', 'Every file is the one that was packed.'),
        step(
          'ssh-keygen -Y verify -f allowed_signers -I plumbline -n plumbline-pack -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt',
          'The manifest was signed by the key below.',
        ),
      ],
    },
    {
      kind: 'definitions',
      termWidth: 90,
      items: [
        { term: 'Signing key', text: [{ text: input.proof.keyFingerprint, code: true }] },
        { term: 'Log size', text: [{ text: formatNumber(input.proof.logSize, 0), code: true }] },
        { term: 'Log root', text: [{ text: input.proof.logRoot, code: true }] },
        { term: 'As of', text: formatInstant(input.asOf) },
      ],
    },
    paragraph(
      'Compare the fingerprint with one you received another way: the server’s address for its public key, an earlier pack, or a checkpoint noted down before. With an earlier pack, node verify.mjs --earlier EARLIER.zip shows that history only grew since.',
    ),
  ]
}
