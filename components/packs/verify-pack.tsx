'use client'

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { PackReport } from '@/lib/packs/verifier/core.mjs'
import { Callout } from '../ui/callout'
import { Progress } from '../ui/progress'
import { PackReportView } from './pack-report'

type Running = { what: string; share: number }
type Told = Partial<Running> & { report?: PackReport }

/** Takes a pack, and an earlier one if there is one, and says whether it holds; all in a worker of this page. */
export function VerifyPack({ fingerprint }: { fingerprint: string | null }) {
  const worker = useRef<Worker | null>(null)
  const [pack, setPack] = useState<File | null>(null)
  const [earlier, setEarlier] = useState<File | null>(null)
  const [key, setKey] = useState('')
  const [running, setRunning] = useState<Running | null>(null)
  const [found, setFound] = useState<{ report: PackReport; name: string } | null>(null)
  const [broken, setBroken] = useState(false)
  const name = useRef('')

  // Loaded before anything is dropped: from then on the page asks for nothing more.
  useEffect(() => {
    const made = new Worker('/api/verifier', { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.report) setFound({ report: data.report, name: name.current })
      setRunning(data.report ? null : { what: data.what ?? '', share: data.share ?? 0 })
    })
    made.addEventListener('error', () => setBroken(true))
    worker.current = made
    // A file that misses its place would be opened instead of this page.
    const keep = (event: Event) => event.preventDefault()
    addEventListener('dragover', keep)
    addEventListener('drop', keep)
    return () => {
      made.terminate()
      removeEventListener('dragover', keep)
      removeEventListener('drop', keep)
    }
  }, [])

  function verify(file: File | null) {
    if (!file || running) return
    name.current = file.name
    setPack(file)
    setFound(null)
    setRunning({ what: 'begins', share: 0 })
    worker.current?.postMessage({
      pack: file,
      ...(earlier ? { earlier } : {}),
      ...(key.trim() ? { key: key.trim() } : {}),
    })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    verify(pack)
  }

  return (
    <>
      <form className="pl-verify" aria-label="Verify a pack" onSubmit={submit}>
        <FilePlace
          label="Pack"
          accept=".zip"
          file={pack}
          onFile={setPack}
          onDropped={verify}
          disabled={running !== null}
        >
          Drop the ZIP here, or
        </FilePlace>
        <FilePlace
          label="Earlier pack or checkpoint, if you have one"
          accept=".zip,.txt,text/plain"
          file={earlier}
          onFile={setEarlier}
          disabled={running !== null}
        >
          It shows that nothing before it was rewritten. Drop it here, or
        </FilePlace>
        <div className="pl-field">
          <label className="pl-label" htmlFor="verify-key">
            Fingerprint of the key you expect, if you know it
          </label>
          <input
            id="verify-key"
            className="pl-input"
            placeholder="SHA256:…"
            autoComplete="off"
            spellCheck={false}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        </div>
        <div>
          <button
            type="submit"
            className="pl-btn pl-btn-primary"
            disabled={!pack || running !== null || broken}
          >
            {running ? 'Verifying…' : 'Verify the pack'}
          </button>
        </div>
      </form>
      {broken && (
        <Callout tone="bad" role="alert" title="The verifier could not be loaded">
          Reload this page, or open verify.html of the pack.
        </Callout>
      )}
      {running && (
        <div aria-live="polite">
          <Progress value={running.share} label={`Verifying: ${running.what}`} />
          <p className="pl-muted">{running.what}</p>
        </div>
      )}
      <div aria-live="polite">
        {found && <PackReportView {...found} fingerprint={fingerprint} />}
      </div>
    </>
  )
}

/** Where one file is dropped or chosen. */
function FilePlace({
  label,
  accept,
  file,
  onFile,
  onDropped = onFile,
  disabled,
  children,
}: {
  label: string
  accept: string
  file: File | null
  onFile: (file: File | null) => void
  onDropped?: (file: File | null) => void
  disabled: boolean
  children: ReactNode
}) {
  const [over, setOver] = useState(false)
  return (
    <fieldset
      className="pl-drop"
      data-over={over}
      aria-label={label}
      disabled={disabled}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped && !disabled) onDropped(dropped)
      }}
    >
      <p className="pl-label">{label}</p>
      {file ? (
        <p className="pl-verify-file">
          <span>{file.name}</span>{' '}
          <button type="button" className="pl-btn pl-btn-quiet" onClick={() => onFile(null)}>
            Take away
          </button>
        </p>
      ) : (
        <p>
          {children}{' '}
          <label className="pl-btn pl-btn-quiet">
            choose it
            <input
              type="file"
              aria-label={label}
              accept={accept}
              className="pl-visually-hidden"
              onChange={(event) => {
                onFile(event.target.files?.[0] ?? null)
                event.target.value = ''
              }}
            />
          </label>
        </p>
      )}
    </fieldset>
  )
}
