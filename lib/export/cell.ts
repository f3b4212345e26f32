/** What a cell of an export may hold; text stays text and numbers stay numbers. */
export type Cell = string | number | boolean | null

/** A column of an export: its heading, and how wide it is read best (characters, for XLSX). */
export type ExportColumn = { label: string; width?: number }

/** Rows of an export, as they come from the database. */
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
