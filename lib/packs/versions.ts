import packageJson from '../../package.json' with { type: 'json' }

/**
 * What shapes the bytes of a pack beside the data. `Templates` counts up whenever a document is drawn
 * differently, `Catalogue` whenever the catalogue's text changes.
 */
export const packVersions: Record<string, string> = {
  Version: packageJson.version,
  Catalogue: '1',
  Templates: '2',
}
