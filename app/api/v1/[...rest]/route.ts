import { handle } from '@/lib/api/handle'
import { NotFound } from '@/lib/errors'

const nothingHere = handle<{ rest: string[] }>(async () => {
  throw new NotFound()
})

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
}
