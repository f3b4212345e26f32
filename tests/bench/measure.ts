import { performance } from 'node:perf_hooks'

/** Milliseconds of each of `runs` calls, one after the other. */
export async function timed(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const samples: number[] = []
  for (let run = 0; run < runs; run += 1) samples.push(await timedOnce(() => work(run)))
  return samples
}

/** Milliseconds of one call. */
export async function timedOnce(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds of each of `requests` calls, made by `users` at a time, each waiting for its own. */
export async function timedTogether(
  users: number,
  requests: number,
  work: (request: number) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = []
  let next = 0
  const user = async () => {
    while (next < requests) {
      const request = next
      next += 1
      samples.push(await timedOnce(() => work(request)))
    }
  }
  await Promise.all(Array.from({ length: users }, user))
  return samples
}
