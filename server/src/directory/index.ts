/** Directory: the agency, its sections, topics and projects, and the bodies, people, places and events of its news. */
export * from './agency.ts'
export * from './concept.ts'
export * from './media-topics.ts'
export * from './relation.ts'
export * from './routes.ts'
