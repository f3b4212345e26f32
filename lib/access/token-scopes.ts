/** What a token may do, at most what its person may: everything, reading, or adding readings and events. */
export const tokenScopes = ['all', 'read', 'readings'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** Words for scopes, as screens show them. */
export const tokenScopeNames = {
  all: 'Everything its owner may do, signing decisions included',
  read: 'Reading only',
  readings: 'Adding monitor readings and oversight events only',
} satisfies Record<TokenScope, string>
