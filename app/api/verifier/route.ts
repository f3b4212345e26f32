import { verifierWorker } from '@/lib/packs/verifier/assemble'

/**
 * The verifier as `/verify` runs it, word for word what travels in every pack. Its policy keeps the
 * worker that it becomes from any connection: what is dropped there can't leave the browser.
 */
export async function GET(): Promise<Response> {
  return new Response(await verifierWorker(), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}
