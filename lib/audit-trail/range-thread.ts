import { Worker } from 'node:worker_threads'
import type { Range, RangeReport } from './read-range.ts'

type Asked = { done: (report: RangeReport) => void; failed: (error: unknown) => void }

/** A thread with a connection of its own: reads and hashes ranges in the order they are asked for. */
export class RangeThread {
  private readonly worker: Worker
  private readonly asked: Asked[] = []

  constructor(url: string) {
    this.worker = new Worker(new URL('./range-worker.ts', import.meta.url), {
      workerData: { url },
    })
    this.worker.on('message', (report: RangeReport) => this.asked.shift()?.done(report))
    this.worker.on('error', (error) => {
      for (const { failed } of this.asked.splice(0)) failed(error)
    })
  }

  read(range: Range): Promise<RangeReport> {
    return new Promise((done, failed) => {
      this.asked.push({ done, failed })
      this.worker.postMessage(range)
    })
  }

  /** Ends the thread, at work or not. */
  async close(): Promise<void> {
    await this.worker.terminate()
  }
}
