/** A thread of its own for reading and writing formats: what hangs there can be ended without ending the program. */
import module from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Job } from './format-job.ts'

// What V8 compiled the last time is kept for threads too, when the program keeps it.
if (typeof workerData === 'string') module.enableCompileCache(workerData)
const { work } = await import('./format-job.ts')
parentPort?.on('message', (job: Job) => parentPort?.postMessage(work(job), []))
// From now on time counts.
parentPort?.postMessage('ready', [])
