import { verifyBlobs } from './browser.mjs'

/** How often the page hears how far it is, in milliseconds. */
const EVERY = 100

/** Verifies what a page hands over, beside it, so that the page stays alive; answers the report. */
addEventListener('message', async ({ data }) => {
  let last = 0
  const report = await verifyBlobs({
    ...data,
    onProgress(what, share) {
      if (Date.now() - last < EVERY) return
      last = Date.now()
      postMessage({ what, share })
    },
  })
  postMessage({ report })
})
