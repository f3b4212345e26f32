import { criteriaInForce } from '../criteria/in-force.ts'
import type { Criteria } from '../criteria/shape.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { registerOf } from '../registers/index.ts'
import type { RiskCriteria } from '../registers/risk-criteria/definition.ts'
import { recordsWhere } from './read.ts'
import type { Moment } from './source.ts'

/** The risk criteria in force, now or as of a moment; everybody may know the scales they score by. */
export async function readCriteria(asOf?: Moment): Promise<Criteria> {
  const approved = await recordsWhere(
    sqlOf(pool()),
    registerOf('risk-criteria'),
    { field: 'state', is: 'approved' },
    { asOf },
  )
  return criteriaInForce(approved as unknown as RiskCriteria[])
}
