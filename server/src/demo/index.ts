/** Loads the demo agency of the folder `demo`. */
export { loadDemo, type DemoOptions } from './load.ts'
