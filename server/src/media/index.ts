/** Media: pictures, by names that cannot be guessed. */
export * from './media.ts'
export * from './routes.ts'
