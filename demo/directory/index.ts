/** The directory of the demo agency. */
import type { DemoConcept } from '../types.ts'
import { alliances, otherBodies, publicBodies } from './bodies.ts'
import { people } from './people.ts'
import { events, places } from './places.ts'
import { projects, sections, topics } from './sections.ts'

export const demoConcepts: readonly DemoConcept[] = [
  ...sections,
  ...topics,
  ...projects,
  ...publicBodies,
  ...alliances,
  ...otherBodies,
  ...people,
  ...places,
  ...events,
]
export { demoCommitments, demoRelations } from './relations.ts'
