// Validates the catalogue: counts, unique ids, vocabulary and cross-references. Run: node check.mjs

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dir = dirname(fileURLToPath(import.meta.url))
const load = (n) => JSON.parse(readFileSync(join(dir, n), 'utf8'))
const unique = (ids, what) => {
  const d = ids.filter((x, i) => ids.indexOf(x) !== i)
  assert.equal(d.length, 0, `${what}: duplicate ${d.join(', ')}`)
}
const inSet = (list, set, what) => {
  for (const x of list) assert.ok(set.has(x), `${what}: unknown ${x}`)
}
const text = (s, what) =>
  assert.ok(typeof s === 'string' && s.trim().length > 2, `${what}: empty text`)
const expand = (p, a) => a.map((n) => `${p}.${n}`)

const clauses = load('iso42001-clauses.json')
const annex = load('iso42001-annex-a.json')
const nist = load('nist-ai-rmf.json')
const eu = load('eu-ai-act.json')
const xw = load('crosswalk.json')
const risks = load('ai-risk-library.json')
const ia = load('impact-assessment-template.json')
const docs = load('documents.json')
const gl = load('glossary.json')

// 1 clauses
const REG = new Set(clauses.registers)
assert.equal(REG.size, 27)
const subs = clauses.clauses.flatMap((c) => c.subclauses)
const clauseIds = new Set(subs.map((s) => s.id))
assert.deepEqual(
  subs.map((s) => s.id),
  [
    '4.1',
    '4.2',
    '4.3',
    '4.4',
    '5.1',
    '5.2',
    '5.3',
    '6.1.1',
    '6.1.2',
    '6.1.3',
    '6.1.4',
    '6.2',
    '6.3',
    '7.1',
    '7.2',
    '7.3',
    '7.4',
    '7.5.1',
    '7.5.2',
    '7.5.3',
    '8.1',
    '8.2',
    '8.3',
    '8.4',
    '9.1',
    '9.2.1',
    '9.2.2',
    '9.3.1',
    '9.3.2',
    '9.3.3',
    '10.1',
    '10.2',
  ],
)
assert.deepEqual(
  clauses.clauses.map((c) => c.id),
  ['4', '5', '6', '7', '8', '9', '10'],
)
unique(
  subs.map((s) => s.displayTitle),
  'clause display title',
)
const parents = new Set([...clauses.clauses.map((c) => c.id), ...clauses.groups.map((g) => g.id)])
for (const s of subs) {
  text(s.title, s.id)
  text(s.summary, s.id)
  assert.ok(parents.has(s.parent), `${s.id} parent`)
  assert.ok(s.requirements.length >= 2, `${s.id} questions`)
  s.requirements.forEach((q) => {
    text(q.question, q.id)
    assert.ok(q.question.endsWith('?'), q.id)
  })
  assert.ok(s.documentedInformation.items.length > 0, `${s.id} documents`)
  assert.equal(
    s.documentedInformation.required,
    s.documentedInformation.items.some((d) => d.basis === 'explicit'),
  )
  assert.ok(s.evidenceRegisters.length > 0)
  inSet(s.evidenceRegisters, REG, s.id)
}
for (const r of REG)
  assert.ok(
    subs.some((s) => s.evidenceRegisters.includes(r)) ||
      annex.controls.some((k) => k.evidenceRegisters.includes(r)),
    `register ${r} never used`,
  )

// 2 Annex A
const expected = [
  ...expand('A.2', [2, 3, 4]),
  ...expand('A.3', [2, 3]),
  ...expand('A.4', [2, 3, 4, 5, 6]),
  ...expand('A.5', [2, 3, 4, 5]),
  ...expand('A.6.1', [2, 3]),
  ...expand('A.6.2', [2, 3, 4, 5, 6, 7, 8]),
  ...expand('A.7', [2, 3, 4, 5, 6]),
  ...expand('A.8', [2, 3, 4, 5]),
  ...expand('A.9', [2, 3, 4]),
  ...expand('A.10', [2, 3, 4]),
]
assert.equal(expected.length, 38)
assert.deepEqual(
  annex.controls.map((k) => k.id),
  expected,
)
const controlIds = new Set(expected)
assert.deepEqual(
  annex.objectives.map((o) => o.id),
  [2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `A.${n}`),
)
assert.deepEqual(
  annex.objectives.map((o) => o.controlIds.length),
  [3, 2, 5, 4, 9, 5, 4, 3, 3],
)
assert.deepEqual(
  annex.objectives.flatMap((o) => o.controlIds),
  expected,
)
assert.equal(
  annex.objectives.reduce((n, o) => n + (o.subAreas?.length ?? 1), 0),
  annex.counts.objectiveStatements,
)
const owners = new Set(annex.ownerRoles.map((r) => r.id))
assert.equal(owners.size, 6)
for (const k of annex.controls) {
  for (const f of ['title', 'objective', 'description', 'exclusionNote']) text(k[f], `${k.id}.${f}`)
  assert.ok(k.questions.length >= 3 && k.questions.every((q) => q.question.endsWith('?')), k.id)
  assert.ok(k.typicalEvidence.length >= 3, k.id)
  assert.ok(owners.has(k.suggestedOwnerRole), k.id)
  inSet(k.evidenceRegisters, REG, k.id)
  assert.ok(['explicit', 'expected'].includes(k.documentationBasis), k.id)
  for (const r of ['developer', 'provider', 'user'])
    assert.ok(['core', 'conditional', 'limited'].includes(k.relevance[r]), k.id)
}
unique(
  [...subs.flatMap((s) => s.requirements), ...annex.controls.flatMap((k) => k.questions)].map(
    (q) => q.id,
  ),
  'questions',
)
assert.deepEqual(annex.registers, clauses.registers)

// 3 frameworks and crosswalk
assert.equal(nist.subcategories.length, 72)
unique(
  nist.subcategories.map((s) => s.id),
  'nist',
)
const per = {
  GOVERN: [7, 3, 2, 3, 2, 2],
  MAP: [6, 3, 5, 2, 2],
  MEASURE: [3, 13, 3, 3],
  MANAGE: [4, 4, 2, 3],
}
const full = Object.entries(per).flatMap(([f, a]) =>
  a.flatMap((n, i) => Array.from({ length: n }, (_, j) => `${f}-${i + 1}.${j + 1}`)),
)
assert.deepEqual(
  nist.subcategories.map((s) => s.id),
  full,
)
assert.equal(nist.categories.length, 19)
inSet(
  nist.subcategories.map((s) => s.category),
  new Set(nist.categories.map((c) => c.id)),
  'nist category',
)
const range = (a, b) => Array.from({ length: b - a + 1 }, (_, i) => a + i)
assert.deepEqual(
  eu.articles.map((a) => a.article),
  [4, 5, 6, ...range(8, 27), 50, ...range(51, 55), 72, 73],
)
eu.articles.forEach((a) => {
  assert.equal(a.id, `EUAIA-${a.article}`)
  text(a.title, a.id)
  text(a.summary, a.id)
})
const targets = {
  'nist-ai-rmf': new Set(nist.subcategories.map((s) => s.id)),
  'eu-ai-act': new Set(eu.articles.map((a) => a.id)),
  iso27001: new Set(xw.targets.iso27001.map((t) => t.id)),
  gdpr: new Set(xw.targets.gdpr.map((t) => t.id)),
  soc2: new Set(xw.targets.soc2.map((t) => t.id)),
}
assert.deepEqual([...targets.gdpr].sort(), ['GDPR-22', 'GDPR-35'])
assert.deepEqual(new Set(xw.frameworks.map((f) => f.id)), new Set(Object.keys(targets)))
unique(
  Object.values(targets).flatMap((s) => [...s]),
  'targets across frameworks',
)
unique(
  xw.mappings.map((m) => m.id),
  'mapping',
)
unique(
  xw.mappings.map((m) => `${m.from}>${m.to}`),
  'mapping pair',
)
for (const m of xw.mappings) {
  assert.ok(
    (m.fromType === 'control' ? controlIds : clauseIds).has(m.from),
    `${m.id} from ${m.from}`,
  )
  assert.ok(targets[m.framework]?.has(m.to), `${m.id} to ${m.to}`)
  assert.ok(['full', 'partial', 'related'].includes(m.strength), m.id)
  assert.ok(
    !(m.framework === 'eu-ai-act' && m.strength === 'full'),
    `${m.id}: no full mapping to law`,
  )
  text(m.rationale, m.id)
}
const hit = new Set(xw.mappings.map((m) => m.to))
for (const [f, s] of Object.entries(targets))
  for (const t of s) assert.ok(hit.has(t), `${f} ${t} is never mapped`)
for (const id of [...clauseIds, ...controlIds])
  assert.ok(
    xw.mappings.some((m) => m.from === id && m.framework === 'nist-ai-rmf'),
    `${id} has no NIST mapping`,
  )
const noEu = [...clauseIds, ...controlIds].filter(
  (id) => !xw.mappings.some((m) => m.from === id && m.framework === 'eu-ai-act'),
)
assert.deepEqual(noEu, ['4.3', '9.2.2', '9.3.2', '9.3.3', 'A.3.3'])

// 4 risks
assert.ok(risks.risks.length >= 50, 'at least 50 risks')
unique(
  risks.risks.map((r) => r.id),
  'risk',
)
unique(
  risks.risks.map((r) => r.title),
  'risk title',
)
const v = Object.fromEntries(Object.entries(risks.vocabulary).map(([k, a]) => [k, new Set(a)]))
for (const r of risks.risks) {
  text(r.title, r.id)
  text(r.description, r.id)
  inSet([r.category], v.categories, r.id)
  inSet(r.tags, v.tags, r.id)
  inSet(r.lifecycleStages, v.lifecycleStages, r.id)
  inSet(r.harmsTo, v.harmsTo, r.id)
  inSet(r.controls, controlIds, r.id)
  assert.ok(
    r.tags.length &&
      r.lifecycleStages.includes(r.primaryStage) &&
      r.harmsTo.length &&
      r.controls.length &&
      r.suggestedTreatments.length >= 3,
    r.id,
  )
}
for (const [k, s] of [
  ['tags', v.tags],
  ['lifecycleStages', v.lifecycleStages],
  ['harmsTo', v.harmsTo],
])
  for (const x of s)
    assert.ok(
      risks.risks.some((r) => r[k].includes(x)),
      `unused ${k} ${x}`,
    )
const mitigated = new Set(risks.risks.flatMap((r) => r.controls))
for (const id of controlIds) assert.ok(mitigated.has(id), `no risk points to ${id}`)
for (const w of [
  'prompt injection',
  'tool misuse',
  'hallucinat',
  'leakage',
  'supplier changes the model',
])
  assert.ok(
    risks.risks.some((r) => r.title.toLowerCase().includes(w)),
    `missing risk ${w}`,
  )

// 5 impact assessment
const secs = [
  'desc',
  'stake',
  'indiv',
  'group',
  'soc',
  'fair',
  'priv',
  'safe',
  'trans',
  'over',
  'acc',
  'env',
  'ben',
  'mit',
  'res',
  'dec',
  'rea',
]
assert.deepEqual(
  ia.sections.map((s) => s.key),
  secs,
)
const qs = ia.sections.flatMap((s) => s.questions)
unique([...ia.sections.map((s) => s.id), ...qs.map((q) => q.id)], 'impact ids')
const tiers = new Set(ia.tiering.tiers.map((t) => t.id))
assert.deepEqual([...tiers], ['low', 'medium', 'high'])
for (const s of ia.sections) assert.ok(s.questions.length >= 2, s.id)
for (const q of qs) {
  text(q.prompt, q.id)
  text(q.guidance, q.id)
  assert.ok(['text', 'scale', 'choice', 'multi'].includes(q.answerType), q.id)
  if (q.answerType === 'scale') assert.ok(ia.scales[q.scale], q.id)
  if (['choice', 'multi'].includes(q.answerType)) {
    assert.ok(q.options.length >= 2, q.id)
    unique(q.options, q.id)
  }
  assert.ok(q.requiredForTiers.length > 0 && q.requiredForTiers.includes('high'), q.id)
  if (q.requiredForTiers.includes('low'))
    assert.ok(q.requiredForTiers.includes('medium'), `${q.id} tiers must nest`)
  inSet(q.requiredForTiers, tiers, q.id)
  inSet(q.controls, controlIds, q.id)
}
const byId = new Map(qs.map((q) => [q.id, q]))
for (const k of ['stopIf', 'highIfAny', 'mediumIfAny'])
  for (const r of ia.tiering[k]) {
    const q = byId.get(r.questionId)
    assert.ok(q, `${k} ${r.questionId}`)
    assert.ok(
      q.requiredForTiers.includes('low'),
      `${q.id} decides the tier and must be asked at every tier`,
    )
    if (r.anyOf) inSet(r.anyOf, new Set(q.options), `${k} ${q.id}`)
    else assert.ok(ia.scales[q.scale].some((x) => x.value === r.minValue))
  }
for (const id of ['A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'])
  assert.ok(
    qs.some((q) => q.controls.includes(id)),
    id,
  )

// 6 documents
unique(
  docs.documents.map((d) => d.id),
  'document',
)
unique(
  docs.documents.map((d) => d.title),
  'document title',
)
assert.ok(docs.documents.length >= 20)
for (const d of docs.documents) {
  assert.ok(
    ['explicit', 'recommended'].includes(d.basis) &&
      owners.has(d.suggestedOwnerRole) &&
      d.reviewMonths > 0,
    d.id,
  )
  inSet(d.clauses, clauseIds, d.id)
  inSet(d.controls, controlIds, d.id)
  inSet([d.primaryRegister], REG, d.id)
  assert.ok(d.outline.length >= 4, d.id)
  d.outline.forEach((h) => {
    text(h.heading, d.id)
    text(h.hint, d.id)
  })
}
for (const w of [
  'AI policy',
  'risk management methodology',
  'Statement of Applicability',
  'impact assessment procedure',
  'incident response',
  'change management',
  'Data governance',
  'Human oversight',
  'supplier',
  'retirement',
])
  assert.ok(
    docs.documents.some((d) => d.title.toLowerCase().includes(w.toLowerCase())),
    `missing document ${w}`,
  )
const inDocs = new Set(docs.documents.flatMap((d) => d.controls))
for (const id of controlIds) assert.ok(inDocs.has(id), `no document covers ${id}`)

// 7 glossary
assert.ok(gl.terms.length >= 40)
unique(
  gl.terms.map((t) => t.id),
  'glossary',
)
unique(
  gl.terms.map((t) => t.term.toLowerCase()),
  'term',
)
const refs = new Set([...clauseIds, ...controlIds])
for (const t of gl.terms) {
  text(t.definition, t.id)
  inSet(t.refs, refs, t.id)
}

const count = (a, f) =>
  a.reduce((o, x) => {
    const k = f(x)
    o[k] = (o[k] ?? 0) + 1
    return o
  }, {})
console.log(
  JSON.stringify(
    {
      clauses: subs.length,
      clauseQuestions: subs.flatMap((s) => s.requirements).length,
      controls: annex.controls.length,
      controlQuestions: annex.controls.flatMap((k) => k.questions).length,
      nist: nist.subcategories.length,
      euArticles: eu.articles.length,
      mappings: xw.mappings.length,
      mappingsByFramework: count(xw.mappings, (m) => m.framework),
      strengths: count(xw.mappings, (m) => m.strength),
      iso27001: targets.iso27001.size,
      soc2: targets.soc2.size,
      risks: risks.risks.length,
      impactSections: ia.sections.length,
      impactQuestions: qs.length,
      questionsByTier: Object.fromEntries(
        [...tiers].map((t) => [t, qs.filter((q) => q.requiredForTiers.includes(t)).length]),
      ),
      documents: docs.documents.length,
      glossary: gl.terms.length,
    },
    null,
    1,
  ),
)
console.log('catalogue check: all assertions passed')
