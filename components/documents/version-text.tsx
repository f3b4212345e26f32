import type { AnyRecord } from '@/lib/registers/define'
import { documentVersions } from '@/lib/registers/document-versions/definition'
import { type DisplayContext, FieldDisplay } from '../fields/displays'
import { MarkdownText } from './markdown-text'

/** What a version says: its text, its files, or both. */
export function VersionText({ version, context }: { version: AnyRecord; context: DisplayContext }) {
  const { body, files } = version
  const hasFiles = Array.isArray(files) && files.length > 0
  return (
    <>
      {typeof body === 'string' && body.trim() !== '' && <MarkdownText text={body} />}
      {hasFiles && (
        <div className="mt-3">
          <FieldDisplay
            fieldKey="files"
            field={documentVersions.fields.files}
            value={files}
            context={context}
          />
        </div>
      )}
    </>
  )
}
