'use client'

import { FileSpreadsheet } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { describeSize, largestFile } from '../fields/upload'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Progress } from '../ui/progress'

type Sending = { name: string; size: number; share: number }

/** Takes a table by choosing or dropping it, sends it with progress, and goes on to its columns. */
export function UploadTable({ register, many }: { register: string; many: string }) {
  const router = useRouter()
  const id = useId()
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState('')
  const [over, setOver] = useState(false)
  const request = useRef<XMLHttpRequest | null>(null)
  useEffect(() => () => request.current?.abort(), [])

  function send(file: File) {
    setProblem('')
    const refused = refusalOf(file)
    if (refused) {
      setProblem(refused)
      return
    }
    const sent = new XMLHttpRequest()
    request.current = sent
    sent.open('POST', `/api/imports/${register}?name=${encodeURIComponent(file.name)}`)
    sent.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    sent.responseType = 'json'
    setSending({ name: file.name, size: file.size, share: 0 })
    const fail = (message: string) => {
      setSending(null)
      setProblem(message)
    }
    sent.upload.onprogress = ({ loaded, total }) =>
      setSending({ name: file.name, size: file.size, share: loaded / total })
    sent.upload.onload = () => setSending({ name: file.name, size: file.size, share: 1 })
    sent.onload = () => {
      if (sent.status === 201) router.push(`/import/${register}/${sent.response.id}?step=columns`)
      else fail(sent.response?.detail ?? `${file.name} was not taken (${sent.status}).`)
    }
    sent.onerror = () =>
      fail(`${file.name} was cut off on the way; nothing of it was kept. Send it again.`)
    sent.onabort = () => fail(`${file.name} was stopped; nothing of it was kept.`)
    sent.send(file)
  }

  if (sending) {
    const isSent = sending.share >= 1
    return (
      <div className="pl-import-drop">
        <FileSpreadsheet aria-hidden size={28} />
        <p>
          <strong>{sending.name}</strong> · {describeSize(sending.size)}
        </p>
        <div className="w-full max-w-md">
          <Progress value={sending.share} label={`Sending ${sending.name}`} />
        </div>
        <p aria-live="polite" className="pl-muted">
          {isSent ? 'Reading the table …' : `Sending, ${Math.floor(sending.share * 100)} %`}
        </p>
        {!isSent && <Button onClick={() => request.current?.abort()}>Stop sending</Button>}
      </div>
    )
  }
  return (
    <div className="pl-grid">
      <div aria-live="assertive">{problem && <Callout tone="bad" title={problem} />}</div>
      <label
        htmlFor={id}
        className="pl-import-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const [file] = event.dataTransfer.files
          if (file) send(file)
        }}
      >
        <FileSpreadsheet aria-hidden size={28} />
        <span>
          <strong className="pl-link">Choose a file</strong> or drop it here
        </span>
        <span className="pl-muted">
          CSV or XLSX with one row for each of the {many}, its first row naming the columns, or a
          JSON file as exported from here. At most 200 MB.
        </span>
        <input
          id={id}
          type="file"
          className="pl-visually-hidden"
          accept=".csv,.tsv,.txt,.xlsx,.json"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) send(file)
          }}
        />
      </label>
    </div>
  )
}

function refusalOf(file: File): string | null {
  if (file.size === 0) return `${file.name} is empty (zero bytes). Export the table again.`
  if (file.size > largestFile) {
    return `${file.name} has ${describeSize(file.size)}; a table of at most 200 MB is taken. Split it.`
  }
  return null
}
