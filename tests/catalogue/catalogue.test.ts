import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  assessmentScales,
  assessmentSections,
  tiering,
} from '../../lib/catalogue/assessment-template.ts'
import { clauses, subClause, subClauses } from '../../lib/catalogue/clauses.ts'
import { catalogueControls, controlAreas, controlPosition } from '../../lib/catalogue/controls.ts'
import { mappings, mappingsFrom, nistSubcategories } from '../../lib/catalogue/crosswalk.ts'
import { documentOutlines } from '../../lib/catalogue/documents.ts'
import { appliesSince, euAmendmentNote, euArticles } from '../../lib/catalogue/eu-ai-act.ts'
import { explainTerm, glossary } from '../../lib/catalogue/glossary.ts'
import { roleOfHint } from '../../lib/catalogue/owner-roles.ts'
import { registersOfHint } from '../../lib/catalogue/registers.ts'
import {
  areaTitles,
  clauseTitles,
  controlTitles,
  requirementTitle,
} from '../../lib/catalogue/requirements.ts'
import { riskLibrary } from '../../lib/catalogue/risk-library.ts'
import { isRegister } from '../../lib/registers/index.ts'

const json = fileURLToPath(new URL('../../lib/catalogue/json', import.meta.url))

describe('the catalogue', () => {
  it('passes its own assertions of counts, unique ids and references', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-catalogue-'))
    try {
      cpSync(json, folder, { recursive: true })
      cpSync(fileURLToPath(new URL('./check.mjs', import.meta.url)), join(folder, 'check.mjs'))
      const says = execFileSync(process.execPath, [join(folder, 'check.mjs')], { encoding: 'utf8' })
      expect(says).toContain('all assertions passed')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('has the counts the standard and the product speak of', () => {
    expect(clauses).toHaveLength(7)
    expect(subClauses).toHaveLength(32)
    expect(catalogueControls).toHaveLength(38)
    expect(controlAreas).toHaveLength(9)
    expect(riskLibrary).toHaveLength(60)
    expect(assessmentSections).toHaveLength(17)
    expect(assessmentSections.flatMap((section) => section.questions)).toHaveLength(74)
    expect(documentOutlines).toHaveLength(28)
    expect(glossary).toHaveLength(46)
    expect(mappings).toHaveLength(525)
    expect(nistSubcategories).toHaveLength(72)
    expect(euArticles).toHaveLength(31)
  })

  it('gives the browser the same short titles as the catalogue itself', () => {
    expect(clauseTitles).toEqual(
      Object.fromEntries(subClauses.map((one) => [one.id, one.displayTitle])),
    )
    expect(controlTitles).toEqual(
      Object.fromEntries(catalogueControls.map((one) => [one.id, one.title])),
    )
    expect(areaTitles).toEqual(Object.fromEntries(controlAreas.map((one) => [one.id, one.title])))
  })

  it('keeps Annex A in the order of the standard, A.10 after A.9', () => {
    expect(controlPosition('A.10.2')).toBeGreaterThan(controlPosition('A.9.4'))
    expect(controlPosition('X.1')).toBe(38)
  })

  it('names registers and roles that the product has', () => {
    const hints = [...subClauses, ...catalogueControls].flatMap((one) => one.evidenceRegisters)
    for (const hint of new Set(hints)) {
      expect(registersOfHint, hint).toHaveProperty(hint)
      const keys = registersOfHint[hint] ?? []
      expect(
        keys.filter((key) => !isRegister(key)),
        hint,
      ).toEqual([])
    }
    for (const { suggestedOwnerRole } of [...catalogueControls, ...documentOutlines]) {
      expect(roleOfHint).toHaveProperty(suggestedOwnerRole)
    }
  })

  it('decides tiers only by questions it has, on scales it has', () => {
    const questions = assessmentSections.flatMap((section) => section.questions)
    const asked = new Set(questions.map((question) => question.id))
    for (const rule of [...tiering.stopIf, ...tiering.highIfAny, ...tiering.mediumIfAny]) {
      expect(asked).toContain(rule.questionId)
    }
    for (const question of questions) {
      if (question.answerType === 'scale') expect(assessmentScales).toHaveProperty(question.scale)
    }
  })

  it('finds a clause, a control, a term and what they help with by name', () => {
    expect(subClause('8.4')?.displayTitle).toBe(requirementTitle('8.4'))
    expect(requirementTitle('A.5.2')).toBe('AI system impact assessment process')
    expect(requirementTitle('X.1')).toBe('X.1')
    expect(explainTerm('ai AGENT')?.id).toBe('GL-44')
    expect(mappingsFrom('A.3.3').every((mapping) => mapping.framework !== 'eu-ai-act')).toBe(true)
  })

  it('shows the date of the EU AI Act that is in force, not the one that was amended', () => {
    expect(euAmendmentNote).toContain('EUR-Lex')
    const providers = euArticles.find((article) => article.article === 16)
    expect(providers && appliesSince(providers)).toContain('2027-12-02')
  })
})
