/** A thread of its own for reading and writing formats: what hangs there can be ended without ending the program. */
import module from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Job } from './format-job.ts'
import type { StreamJob, StreamRequest } from './format-stream.ts'

// What V8 compiled the last time is kept for threads too, when the program keeps it.
if (typeof workerData === 'string') module.enableCompileCache(workerData)
const { work } = await import('./format-job.ts')
const { StreamJob: Stream } = await import('./format-stream.ts')
let stream: StreamJob | undefined
parentPort?.on('message', (message: Job | StreamRequest) => {
  if (!('kind' in message)) parentPort?.postMessage(work(message), [])
  else if (message.kind === 'open') stream = new Stream(message, (reply) => parentPort?.postMessage(reply, []))
  else stream?.take(message.kind === 'chunk' ? message.bytes : undefined)
})
// From now on time counts.
parentPort?.postMessage('ready', [])
