import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const whole = fileURLToPath(
  new URL('../../../shared/data/us-federal-ai-use-cases-2024.csv', import.meta.url),
)

/** 30 rows of the inventory, byte for byte: its encoding, line ends, odd cells and duplicates. */
export const cutFile = fileURLToPath(new URL('../fixtures/federal-30.csv', import.meta.url))

/** The inventory where the file is at hand, else the cut of it; said in the test's own name. */
export const federal = existsSync(whole)
  ? { file: whole, rows: 2133, name: 'the whole federal inventory' }
  : { file: cutFile, rows: 30, name: 'a cut of 30 rows (the whole federal inventory is not here)' }
