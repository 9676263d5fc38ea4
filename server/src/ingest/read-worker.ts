/** The thread that reads large documents; see reader.ts. */
import { parentPort } from 'node:worker_threads'
import { readDocument } from '@dateline/formats'
import type { Task } from './reader.ts'

parentPort?.on('message', ({ bytes, options }: Task) => parentPort?.postMessage(readDocument(bytes, options), []))
