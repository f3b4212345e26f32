import { type ResourceLimits, Worker } from 'node:worker_threads'

type Asked<Answer> = { done: (answer: Answer) => void; failed: (error: unknown) => void }

/**
 * A thread that answers what it is asked, in that order: its file posts one message for each that it
 * gets, and fails as a whole. What is asked of one that has ended is refused.
 */
export class Thread<Question, Answer> {
  private readonly worker: Worker
  private readonly asked: Asked<Answer>[] = []
  private ended: unknown

  constructor(file: URL, options: { workerData?: unknown; resourceLimits?: ResourceLimits } = {}) {
    this.worker = new Worker(file, options)
    this.worker.on('message', (answer: Answer) => this.asked.shift()?.done(answer))
    this.worker.on('error', (error) => this.end(error))
    this.worker.on('exit', () => this.end(new Error('The thread has ended.')))
  }

  ask(question: Question): Promise<Answer> {
    if (this.ended) return Promise.reject(this.ended)
    return new Promise((done, failed) => {
      this.asked.push({ done, failed })
      this.worker.postMessage(question)
    })
  }

  /** Ends the thread, at work or not; whoever waits for an answer hears that there is none. */
  async close(): Promise<void> {
    await this.worker.terminate()
  }

  private end(why: unknown): void {
    this.ended ??= why
    for (const { failed } of this.asked.splice(0)) failed(this.ended)
  }
}
