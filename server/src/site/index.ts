/** The reader's site: pages, feeds, sitemaps and the cache in front of them. */
export { placesOf } from './places.ts'
export { Site, type SiteOptions } from './site.ts'
