import { Fragment } from 'react'
import { type MarkdownBlock, type MarkdownInline, parseMarkdown } from '@/lib/documents/markdown'

/** The light Markdown of policies, as the PDF prints it too; nothing in it is HTML. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className="pl-document">
      {parseMarkdown(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no identity but their place
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: MarkdownBlock }) {
  if (block.kind === 'heading') {
    const Heading = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5'
    return (
      <Heading>
        <Inline runs={block.text} />
      </Heading>
    )
  }
  if (block.kind === 'paragraph')
    return (
      <p>
        <Inline runs={block.text} />
      </p>
    )
  if (block.kind === 'table') {
    return (
      <table className="pl-table">
        <thead>
          <tr>
            {block.header.map((cell, index) => (
              <th key={keyOf(cell, index)} scope="col">
                <Inline runs={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={keyOf(row.flat(), index)}>
              {row.map((cell, at) => (
                <td key={keyOf(cell, at)}>
                  <Inline runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  const List = block.ordered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((item, index) => (
        <li
          key={keyOf(item.text, index)}
          style={item.depth ? { marginLeft: item.depth * 18 } : undefined}
        >
          <Inline runs={item.text} />
        </li>
      ))}
    </List>
  )
}

function Inline({ runs }: { runs: MarkdownInline[] }) {
  return runs.map((run, index) => {
    const words = run.code ? <code>{run.text}</code> : run.text
    const strong = run.bold ? <strong>{words}</strong> : words
    const emphasised = run.italic ? <em>{strong}</em> : strong
    const shown = run.link ? (
      <a href={run.link} rel="noreferrer noopener">
        {emphasised}
      </a>
    ) : (
      emphasised
    )
    return <Fragment key={keyOf([run], index)}>{shown}</Fragment>
  })
}

function keyOf(runs: MarkdownInline[], index: number): string {
  return `${index} ${runs
    .map((run) => run.text)
    .join('')
    .slice(0, 30)}`
}
