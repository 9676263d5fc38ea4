/**
 * What names in class, id and role say about an element. Content systems of all families use the same few English
 * words (and some of their own language); they are data here, and none is of one site.
 */
import type { Markup } from '../html/parse.ts'

/** Parts of names between separators that furniture goes by, whatever else the name says. */
const FURNITURE = words(`
  comment comments commentlist commentlists comment-form disqus respond reply replies kommentare kommentar
  commentaires comentarios commenti discussion livefyre fb-comments
  social socials socialmedia share shares sharing sharebar sharebox share-buttons sharedaddy addtoany addthis shariff
  sociable partager compartir teilen a2a ssba heateor likebox
  related relateds relatedposts related-posts relacionadas relacionados yarpp crp jp-relatedposts similar recommended
  recommendation recommendations recommend recirc recirculation outbrain taboola plista ligatus zergnet revcontent
  more-news morenews more-articles more-stories read-more readmore read-next readnext also-read see-also lesen-sie-auch
  newsletter newsletters subscribe subscription subscribebox mailchimp signup sign-up optin
  cookie cookies consent gdpr cmp cookiebanner
  breadcrumb breadcrumbs crumbs crumb brotkrumen
  sidebar side-bar sidebars rightrail right-rail leftrail rail
  nav navi navbar navigation subnav topnav mainnav menu submenu menus megamenu
  footer page-footer site-footer colophon
  pagination pager paging page-numbers prevnext prev-next post-nav
  tag tags tagcloud taglist tag-list tags-links taglinks post-tags entry-tags keywords schlagworte
  authorbox author-box author-bio author-info author-card about-author aboutauthor bio autor-box
  popup modal overlay lightbox dialog tooltip dropdown offcanvas off-canvas
  popular mostread most-read mostviewed trending topstories top-stories
  ad ads advert adverts advertisement advertising adsense adsbygoogle adslot ad-container adbox anzeige werbung
  publicidad publicite pub sponsor sponsored sponsors dfp
  rating ratings star-rating votes voting wp-postratings
  login signin register
  toolbar tools skip-link skiplink skip screen-reader-text visually-hidden visuallyhidden sr-only hidden invisible
  noprint no-print print printonly print-only
  copyright legal disclaimer imprint
  toc table-of-contents ez-toc lwptoc
  search searchform searchbox
  language-switcher langswitch lang-switcher
  paywall piano regwall
  widget_recent_entries widget_categories widget_archive widget_meta widget_tag_cloud widget_rss
  entry-meta post-meta article-meta postmeta metadata post-info post-footer entry-footer entry-utility postfooter
  byline dateline-date posted-on
  download-app app-promo promo promotion promobox cta
  follow followus follow-us
  `)

/** Furniture's names that themes also give to what holds copy: a good part of the page's prose is never cut by them. */
const WEAK = words(`
  tag tags keywords ad ads advert adverts pub print noprint no-print printonly tools toolbar search legal copyright
  disclaimer hidden invisible menu nav skip cta promo login signin register toc byline metadata popular discussion
  overlay lightbox dialog tooltip dropdown offcanvas follow rail similar share social sponsored votes rating crumb
  `)

/** Names that furniture and copy share: such an element goes when its text is short or made of links. */
const DOUBTFUL = words(`
  teaser teasers teaserlist widget widgets banner header masthead topbar meta info box module sidebox infobox callout
  list listing grid carousel slider slideshow gallery thumbs thumbnails card cards item-list links linklist
  author authors profile contact kontakt actions buttons button options date time timestamp category categories cat-links
  views counter counts stats label labels badge topics topic channel edition event events service services shop
  product-list basket warenkorb bottom aside secondary complementary feedback survey poll quiz embed video player audio
  next previous prev recent latest news-list newsticker ticker archive overview
  `)

/** Names of what holds the copy. */
const CONTENT =
  /(?:^|[\s_-])(?:article|post|entry|story|news|blog|page|main|node|detail|text|body|single|content|beitrag|artikel|nota|noticia|materia|texto|corps|contenu|testo|inhalt|publication|press|tdb-block-inner)(?:[_-]{0,2}(?:article|post|entry|story|news|page|main))?[_-]{0,2}(?:body|content|contents|text|main|inner|copy|full|detail|wrapper|texte|texto|inhalt|corpo|cuerpo)(?:$|[\s_-])|articlebody|article__body|storybody|story-body|body-?text|rich-?text|rte\b|bodytext|field-name-body|field--name-body|entry-content|post-content|mw-parser-output|hentry|postbody|article-copy|articletext|newstext|news_text/i

const LEAD =
  /(?:^|[\s_-])(?:lead|lede|intro|introtext|introduction|standfirst|teaser|teasertext|summary|subtitle|sub-title|subheading|subheadline|subhead|excerpt|abstract|dek|deck|chapo|chapeau|bajada|entradilla|copete|sumario|sapo|gravata|linha-fina|vorspann|einleitung|anriss|kicker-text|strapline|synopsis|description|ingress|manchet|perex|occhiello|sommario|anons|headnote|bigtext)(?:$|[\s_-])/i

const CAPTION =
  /(?:^|[\s_-])(?:captions?|caption-?text|wp-caption-text|image-?caption|img-?caption|photo-?caption|figcaption|figure-?caption|legend|legende|image-?description|imagedescription|img-?desc|photo-?desc|bildunterschrift|bildtext|bu|pie-?foto|piefoto|pie-de-foto|epigrafe|foto-?credit|photo-?credits?|image-?credits?|img-?credit|credits?|image-?copyright|bildnachweis|fotograf|legenda|didascalia|bildquelle|image-source|media-?caption|responsive-img-caption)(?:$|[\s_-])/i

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

export type FurnitureKind = 'furniture' | 'weak' | 'doubtful'

/** Longer names than these are style sheets in disguise. */
const MAX_NAME = 300

const known = new Map<string, string>()

/** Class and id of an element, camel case parted, without the numbers that make every one of them different. */
export function nameOf(node: Markup): string {
  const { attributes } = node
  const [classes, id] = [attributes['class'], attributes['id']]
  if (classes === undefined && id === undefined) return ''
  const own = (id === undefined ? (classes ?? '') : `${classes ?? ''} ${id}`).slice(0, MAX_NAME)
  // The same few names stand on hundreds of elements.
  const before = known.get(own)
  if (before !== undefined) return before
  const name = own.length < 2 ? '' : own.replace(/\d+/g, '').replace(/([a-z])([A-Z])/g, '$1-$2')
  if (known.size > 5_000) known.clear()
  known.set(own, name)
  return name
}

/** A test of names that remembers its answers. */
export function remembered(pattern: RegExp): (name: string) => boolean {
  const answers = new Map<string, boolean>()
  return (name) => {
    let answer = answers.get(name)
    if (answer === undefined) {
      answer = pattern.test(name)
      if (answers.size > 5_000) answers.clear()
      answers.set(name, answer)
    }
    return answer
  }
}

export const isContentName = remembered(CONTENT)
export const isLeadName = remembered(LEAD)
export const isCaptionName = remembered(CAPTION)
export const isTitleName = remembered(/(?:^|[\s_-])(?:h1|[\w-]*(?:title|headline|titel))(?:$|[\s_-])/i)
/** Shows other articles in short. */
export const isTeaserName = remembered(/(?:^|[\s_-])teasers?(?:$|[\s_-])/i)

const cache = new Map<string, FurnitureKind | ''>()

const STATES =
  /^(?:has|no|with|is|without|hide|lg|md|sm|xs|xl|col|mt|mb|js|u|post-type|type|status|tag|category|format|page-id|single)-/
const RANKS: readonly (FurnitureKind | '')[] = ['', 'doubtful', 'weak', 'furniture']

function kindOfPart(part: string): FurnitureKind | '' {
  if (FURNITURE.has(part)) return WEAK.has(part) ? 'weak' : 'furniture'
  return DOUBTFUL.has(part) ? 'doubtful' : ''
}

/** Parts of one class: `post-share-buttons` is asked as a whole, by two parts together and by single ones. */
function kindOfClass(name: string): FurnitureKind | '' {
  const before = cache.get(name)
  if (before !== undefined) return before
  const parts = name.split(/[_-]+|:+/).filter((part) => part !== '')
  // Utility classes of style libraries and states of an element say nothing of what it is.
  const asked = STATES.test(name)
    ? []
    : [name, ...parts.flatMap((part, at) => [part, `${part}-${parts[at + 1] ?? ''}`])]
  const kind = RANKS[Math.max(0, ...asked.map((part) => RANKS.indexOf(kindOfPart(part))))] ?? ''
  if (cache.size > 20_000) cache.clear()
  cache.set(name, kind)
  return kind
}

const kinds = new Map<string, FurnitureKind | ''>()

/** What an element's names say, the gravest first. */
export function furnitureKind(name: string): FurnitureKind | undefined {
  const before = kinds.get(name)
  if (before !== undefined) return before === '' ? undefined : before
  let rank = 0
  for (const one of name.toLowerCase().split(/\s+/)) {
    if (one !== '') rank = Math.max(rank, RANKS.indexOf(kindOfClass(one)))
  }
  const kind = RANKS[rank] ?? ''
  if (kinds.size > 5_000) kinds.clear()
  kinds.set(name, kind)
  return kind === '' ? undefined : kind
}

const COMMENTS =
  /(?:^|[\s_-])(?:comments?|comment-?list|disqus[\w-]*|respond|kommentare?|commentaires|comentarios|commenti|fb-comments|livefyre)(?:$|[\s_-])/i

/** Comments of readers: never the copy while there is any. */
export const isCommentsName = remembered(COMMENTS)
