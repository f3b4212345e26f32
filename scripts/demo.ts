import { Readable } from 'node:stream'
import { storeUpload } from '../lib/files/store.ts'
import { tellDemo } from '../prisma/seed/demo/tell.ts'
import { say } from './command.ts'
import { serve } from './server.ts'

process.env.DATA_DIR ||= './data/demo'
process.env.PLUMBLINE_KIND = 'demo'

await serve({
  prepare: async () => {
    const store = (name: string, text: string) =>
      storeUpload(Readable.from(Buffer.from(text)), { name })
    const told = await tellDemo(
      store,
      (done, of) => done % 200 === 0 && say(`Telling the demo’s history: ${done} of ${of} …`),
    )
    if (told)
      say(
        'The demo organisation is ready. Accounts such as lead@demo.test, password plumbline-demo.',
      )
  },
})
