/** A run of words that is in both texts, only in the later one, or only in the earlier one. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** A line of the comparison; a changed line carries its words, old and new among each other. */
export type ComparedLine =
  | { kind: 'same' | 'added' | 'removed'; text: string }
  | { kind: 'changed'; pieces: Piece[] }

/** Two texts line by line. `distance` pairs of lines are compared at most; beyond that all is new. */
const distance = 4_000_000

/**
 * Compares two texts by lines, and lines that were reworded by words: what a reader needs to see
 * what a new version changes. Blank lines are left out. Takes at most a few million steps.
 */
export function compareTexts(before: string, after: string): ComparedLine[] {
  const runs = difference(linesOf(before), linesOf(after))
  const found: ComparedLine[] = []
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]
    const next = runs[at + 1]
    if (run?.kind === 'removed' && next?.kind === 'added') {
      found.push(...reworded(run.items, next.items))
      at++
    } else if (run) found.push(...run.items.map((text) => ({ kind: run.kind, text })))
  }
  return found
}

/** How many lines were added, removed and reworded. */
export function countChanges(lines: readonly ComparedLine[]): {
  added: number
  removed: number
  changed: number
} {
  const count = (kind: ComparedLine['kind']) => lines.filter((line) => line.kind === kind).length
  return { added: count('added'), removed: count('removed'), changed: count('changed') }
}

/** Lines taken out and put in at the same place: pairs that share half their words were reworded. */
function reworded(removed: string[], added: string[]): ComparedLine[] {
  const found: ComparedLine[] = []
  const left = [...removed]
  for (const text of added) {
    const match = left.findIndex((old) => likeness(old, text) >= 0.5)
    if (match < 0) {
      found.push({ kind: 'added', text })
      continue
    }
    // Lines keep their order: those before the match are gone.
    for (const gone of left.splice(0, match)) found.push({ kind: 'removed', text: gone })
    const [old = ''] = left.splice(0, 1)
    found.push({ kind: 'changed', pieces: compareWords(old, text) })
  }
  return [...found, ...left.map((text) => ({ kind: 'removed' as const, text }))]
}

/** Words and signs; a blank between two changed words is changed with them, so that runs stay whole. */
function compareWords(before: string, after: string): Piece[] {
  const runs = difference(wordsOf(before), wordsOf(after))
  const isChange = (run: Run | undefined) => run !== undefined && run.kind !== 'same'
  const joined = runs.flatMap((run, at): Run[] => {
    const isBlank = run.kind === 'same' && run.items.every((item) => !item.trim())
    if (!isBlank || !isChange(runs[at - 1]) || !isChange(runs[at + 1])) return [run]
    return [
      { kind: 'removed', items: run.items },
      { kind: 'added', items: run.items },
    ]
  })
  return ordered(joined).map(({ kind, items }) => ({ kind, text: items.join('') }))
}

/** Share of the words that two lines have in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [one, other] = [words(a), words(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.max(1, one.size, other.size)
}

const linesOf = (text: string) => text.split(/\r\n?|\n/).filter((line) => line.trim())
const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

type Run = { kind: Piece['kind']; items: string[] }

/** The longest common subsequence as runs, removals before additions. */
function difference(before: string[], after: string[]): Run[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }
  const runs: Run[] = []
  const put = (kind: Piece['kind'], items: string[]) => {
    if (items.length === 0) return
    const last = runs.at(-1)
    if (last?.kind === kind) last.items.push(...items)
    else runs.push({ kind, items: [...items] })
  }
  put('same', before.slice(0, start))
  const old = before.slice(start, before.length - end)
  const now = after.slice(start, after.length - end)
  if (old.length * now.length > distance) {
    put('removed', old)
    put('added', now)
  } else for (const step of steps(old, now)) put(step.kind, [step.text])
  put('same', before.slice(before.length - end))
  return ordered(runs)
}

function steps(old: string[], now: string[]): { kind: Piece['kind']; text: string }[] {
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const found: { kind: Piece['kind']; text: string }[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const was = old[i]
    const is = now[j]
    if (was !== undefined && was === is) {
      found.push({ kind: 'same', text: was })
      i++
      j++
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'removed', text: was })
      i++
    } else if (is !== undefined) {
      found.push({ kind: 'added', text: is })
      j++
    }
  }
  return found
}

/** Between two unchanged runs, everything removed stands before everything added. */
function ordered(runs: Run[]): Run[] {
  const found: Run[] = []
  let removed: string[] = []
  let added: string[] = []
  const flush = () => {
    if (removed.length) found.push({ kind: 'removed', items: removed })
    if (added.length) found.push({ kind: 'added', items: added })
    removed = []
    added = []
  }
  for (const run of runs) {
    if (run.kind === 'removed') removed = [...removed, ...run.items]
    else if (run.kind === 'added') added = [...added, ...run.items]
    else {
      flush()
      found.push(run)
    }
  }
  flush()
  return found
}
