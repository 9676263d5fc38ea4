/** Whose copy it is. */
import type { StoryContent } from '@dateline/news'
import type { Setting } from '../read/setting.ts'

/** The agency that copy came from; undefined for the agency's own, and where nothing tells. */
export function otherSource(content: StoryContent, setting: Setting): string | undefined {
  const source = content.source?.agency ?? content.dateline?.source
  const own = [...Object.values(setting.agency.names), ...Object.values(setting.agency.shortNames)]
  return source === undefined || source === '' || own.length === 0 || own.includes(source) ? undefined : source
}
