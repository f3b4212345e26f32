import { TimeText } from '../ui/date-text'

export type ThreadMessage = { by: string; isOwn: boolean; body: string; at: string }

/** Messages in the order in which they were written, each with who wrote it. */
export function MessageThread({
  messages,
  timeZone,
}: {
  messages: ThreadMessage[]
  timeZone: string
}) {
  return (
    <ul className="pl-thread">
      {messages.map((message) => (
        <li key={message.at + message.by} className={message.isOwn ? 'pl-thread-own' : undefined}>
          <b className="font-medium">{message.by}</b>{' '}
          <span className="pl-muted">
            <TimeText at={message.at} timeZone={timeZone} />
          </span>
          <div className="pl-prose">{message.body}</div>
        </li>
      ))}
    </ul>
  )
}
