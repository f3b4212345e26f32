import { expect, test } from 'vitest'
import { GET } from '../../app/api/v1/openapi.json/route.ts'
import { registers } from '../../lib/registers/index.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'

type Json = Record<string, unknown>
const document: Json = await GET().json()
const paths = document.paths as Record<string, Record<string, Json>>
const components = document.components as { schemas: Json; securitySchemes: Json }

/** Every object below a value, with the value itself. */
function* objects(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const one of value) yield* objects(one)
  else if (typeof value === 'object' && value !== null) {
    yield value as Json
    for (const one of Object.values(value)) yield* objects(one)
  }
}

test('says that it is OpenAPI 3.1, and how to authenticate', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info).toMatchObject({
    title: 'Plumbline',
    version: expect.stringMatching(/^\d+\.\d+/),
  })
  expect(components.securitySchemes).toMatchObject({ bearer: { type: 'http', scheme: 'bearer' } })
  expect(document.security).toEqual([{ bearer: [] }])
})

test('every reference names a schema of the document', () => {
  const references = [...objects(document)].flatMap((one) =>
    typeof one.$ref === 'string' ? [one.$ref] : [],
  )
  expect(references.length).toBeGreaterThan(100)
  const known = new Set(
    Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`),
  )
  expect([...new Set(references)].filter((one) => !known.has(one))).toEqual([])
})

test('every operation has an id of its own, answers, and a parameter for each place in its address', () => {
  const ids: unknown[] = []
  for (const [path, { parameters = [], ...operations }] of Object.entries(paths)) {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const given = (parameters as unknown as Json[])
      .filter((one) => one.in === 'path')
      .map((one) => one.name)
    expect(given, path).toEqual(places)
    for (const operation of Object.values(operations)) {
      ids.push(operation.operationId)
      expect(Object.keys(operation.responses as Json).length, path).toBeGreaterThan(1)
    }
  }
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(registers.map((one) => [one.key, one] as const))(
  '%s: its records, fields and transitions are there',
  (key, definition) => {
    const root = `/api/v1/${key}`
    expect(Object.keys(paths[root] ?? {}).sort()).toEqual(['get', 'post'])
    for (const [name, { automatic }] of Object.entries(rulesOf(key).transitions)) {
      expect(`${root}/{id}/${name}` in paths, name).toBe(!automatic)
    }
    for (const part of ['archive', 'restore', 'history', 'comments', 'links']) {
      expect(paths).toHaveProperty([`${root}/{id}/${part}`])
    }
    const record = components.schemas[definition.model] as { properties: Json; required: string[] }
    const values = components.schemas[`${definition.model}Values`] as { properties: Json }
    for (const [field, { derived, managed }] of Object.entries(definition.fields)) {
      expect(record.properties, field).toHaveProperty(field)
      expect(record.required).toContain(field)
      expect(field in values.properties, field).toBe(!derived && !managed)
    }
  },
)
