import { openApi } from '@/lib/api/openapi'

/** The description of this API; it holds nothing of the organisation's, so anybody may read it. */
export function GET(): Response {
  return Response.json(openApi(), { headers: { 'cache-control': 'public, max-age=300' } })
}
