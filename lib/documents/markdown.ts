/**
 * The light Markdown that policies and procedures are written in, read by screen and PDF alike:
 * headings (`#` to `###`), paragraphs, lists (`-`, `*`, `1.`, nested by two blanks), tables with a
 * header, **bold**, *italic*, `code` and [links](https://…). Everything else is text as typed; no
 * HTML. Browser-safe.
 */
export type MarkdownInline = {
  text: string
  bold?: boolean
  italic?: boolean
  code?: boolean
  link?: string
}

export type MarkdownBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: MarkdownInline[] }
  | { kind: 'paragraph'; text: MarkdownInline[] }
  | {
      kind: 'list'
      ordered: boolean
      items: { text: MarkdownInline[]; depth: number; marker?: string }[]
    }
  | { kind: 'table'; header: MarkdownInline[][]; rows: MarkdownInline[][][] }

/** Never throws: what cannot be read as Markdown is a paragraph. Takes time linear in the text. */
export function parseMarkdown(text: string): MarkdownBlock[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const blocks: MarkdownBlock[] = []
  let paragraph: string[] = []
  const flush = () => {
    const words = paragraph.join(' ').trim()
    paragraph = []
    if (words) blocks.push({ kind: 'paragraph', text: parseInline(words) })
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const head = /^(#{1,6})\s+(\S.*)$/.exec(line)
    if (!line.trim()) flush()
    else if (head) {
      flush()
      const level = Math.min(3, head[1]?.length ?? 1) as 1 | 2 | 3
      blocks.push({
        kind: 'heading',
        level,
        text: parseInline((head[2] ?? '').replace(/\s+#+\s*$/, '')),
      })
    } else if (isRow(line) && isDivider(lines[at + 1])) {
      flush()
      const header = cellsOf(line)
      const rows: MarkdownInline[][][] = []
      for (at += 2; at < lines.length && isRow(lines[at]); at++) rows.push(cellsOf(lines[at] ?? ''))
      at--
      blocks.push({ kind: 'table', header, rows })
    } else if (itemOf(line)) {
      flush()
      at = parseList(lines, at, blocks) - 1
    } else paragraph.push(line.trim())
  }
  flush()
  return blocks
}

function itemOf(line: string): { depth: number; marker?: string; text: string } | undefined {
  const match = /^(\s{0,12})(?:([-*•])|(\d{1,3})[.)])\s+(\S.*)$/.exec(line)
  if (!match) return undefined
  return {
    depth: Math.floor((match[1]?.length ?? 0) / 2),
    marker: match[3] ? `${match[3]}.` : undefined,
    text: match[4] ?? '',
  }
}

/** Reads the list that begins at a line; returns the line after it. */
function parseList(lines: string[], start: number, blocks: MarkdownBlock[]): number {
  const found: { depth: number; marker?: string; text: string }[] = []
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const item = itemOf(line)
    const last = found.at(-1)
    if (item) found.push(item)
    else if (/^\s{2,}\S/.test(line) && last) last.text += ` ${line.trim()}`
    else if (!line.trim() && itemOf(lines[at + 1] ?? '')) continue
    else break
  }
  const ordered = found[0]?.marker !== undefined
  blocks.push({
    kind: 'list',
    ordered,
    items: found.map((item) => ({ ...item, text: parseInline(item.text) })),
  })
  return at
}

const isRow = (line: string | undefined): boolean =>
  line !== undefined && /^\s*\|.*\|\s*$/.test(line)
const isDivider = (line: string | undefined): boolean =>
  line !== undefined && /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)

function cellsOf(line: string): MarkdownInline[][] {
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => parseInline(cell.trim()))
}

/** `*` and `_` count at the edges of words only, so that `snake_case` and `2 * 3` stay as typed. */
const marks =
  /\*\*(\S(?:[^*\n]{0,2000}?\S)?)\*\*|(?<![\w*])[*_]([^\s*_](?:[^*_\n]{0,2000}?[^\s*_])?)[*_](?![\w*])|`([^`\n]{1,2000})`|\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})\)/g

function parseInline(text: string): MarkdownInline[] {
  const runs: MarkdownInline[] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) })
    const [whole, bold, italic, code, words, link] = match
    if (bold !== undefined) runs.push({ text: bold, bold: true })
    else if (italic !== undefined) runs.push({ text: italic, italic: true })
    else if (code !== undefined) runs.push({ text: code, code: true })
    else if (words !== undefined && link !== undefined) {
      runs.push(/^(?:https?:\/\/|mailto:)/i.test(link) ? { text: words, link } : { text: whole })
    }
    from = match.index + whole.length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return runs
}
