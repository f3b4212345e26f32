import packageJson from '../../package.json' with { type: 'json' }
import { registers } from '../registers/index.ts'
import type { Json } from './json-schema.ts'
import { registerPaths } from './openapi-paths.ts'
import { registerSchemas } from './openapi-schemas.ts'
import { appendedPaths, sharedSchemas } from './openapi-shared.ts'

let built: Json | undefined

/**
 * The description of the JSON API in OpenAPI 3.1, made from the definitions of the registers and
 * their transitions; the same object at every call.
 */
export function openApi(): Json {
  built ??= {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: packageJson.version,
      description:
        'Registers of an AI management system to ISO/IEC 42001. What a person may not see is not found; every change is on record in their name.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: registers.map((one) => ({ name: one.name.many, description: one.about })),
    paths: Object.assign({}, ...registers.map(registerPaths), appendedPaths),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token made under your account, or by npm run token.',
        },
      },
      schemas: Object.assign({}, sharedSchemas, ...registers.map(registerSchemas)),
    },
  }
  return built
}
