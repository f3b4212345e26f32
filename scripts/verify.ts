import { main } from '../lib/packs/verifier/node.mjs'

process.exitCode = await main(process.argv.slice(2))
