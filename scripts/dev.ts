import { serve } from './server.ts'

await serve({ dev: true })
