import type { Comment } from '@/lib/records/comments'
import { Card } from '../ui/card'
import { TimeText } from '../ui/date-text'
import { type CommentAction, CommentForm } from './comment-form'

/** What people said on a record, oldest first, and the place to say more. */
export function CommentsPanel({
  comments,
  timeZone,
  add,
}: {
  comments: Comment[]
  timeZone: string
  add: CommentAction | null
}) {
  if (comments.length === 0 && !add) return null
  return (
    <Card title="Comments" id="comments">
      {comments.length > 0 && (
        <ul className="grid gap-3 mb-4">
          {comments.map((comment) => (
            <li key={comment.id}>
              <b className="font-medium">{comment.authorName}</b>{' '}
              <span className="pl-muted">
                <TimeText at={comment.at} timeZone={timeZone} />
              </span>
              <div className="pl-prose">{comment.body}</div>
            </li>
          ))}
        </ul>
      )}
      {add && <CommentForm add={add} />}
    </Card>
  )
}
