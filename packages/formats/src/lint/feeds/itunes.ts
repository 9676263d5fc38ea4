/** The categories of podcast directories. */
import type { Check } from './checks.ts'

/** Apple's list: category, and what may stand in it. */
const CATEGORIES: Readonly<Record<string, string>> = {
  Arts: 'Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts|Literature',
  Business:
    'Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit|Business News|Management & Marketing|Shopping',
  Comedy: 'Comedy Interviews|Improv|Stand-Up',
  Education:
    'Courses|How To|Language Learning|Self-Improvement|Education Technology|Higher Education|K-12|Language Courses|Training',
  Fiction: 'Comedy Fiction|Drama|Science Fiction',
  Government: 'Local|National|Non-Profit|Regional',
  History: '',
  'Health & Fitness':
    'Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality|Fitness & Nutrition|Self-Help',
  'Kids & Family': 'Education for Kids|Parenting|Pets & Animals|Stories for Kids',
  Leisure: 'Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games',
  Music: 'Music Commentary|Music History|Music Interviews',
  News: 'Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News',
  'Religion & Spirituality': 'Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality|Other',
  Science:
    'Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences',
  'Society & Culture': 'Documentary|Personal Journals|Philosophy|Places & Travel|Relationships|History',
  Sports:
    'Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling',
  Technology: 'Gadgets|Tech News|Podcasting|Software How-To',
  'True Crime': '',
  'TV & Film': 'After Shows|Film History|Film Interviews|Film Reviews|TV Reviews',
  'Games & Hobbies': 'Automotive|Aviation|Hobbies|Other Games|Video Games',
  'Government & Organizations': 'Local|National|Non-Profit|Regional',
  'Science & Medicine': 'Medicine|Natural Sciences|Social Sciences',
  'Sports & Recreation': 'Amateur|College & High School|Outdoor|Professional',
}
/** Names of the first list, of 2005. */
const OLD = new Set(
  'Arts & Entertainment|Audio Blogs|Food|Health|International|Movies & Television|Politics|Public Radio|Talk Radio|Transportation|Travel|Family'.split(
    '|',
  ),
)
const OLD_INSIDE: Readonly<Record<string, string>> = {
  Technology: 'Computers|Developers|Information Technology|News|Operating Systems|Podcasting|Smart Phones|Text/Speech',
  Business: 'Finance|Investing|Management|Marketing',
  Music: '',
  Education: 'K-12',
}

export const itunesCategory: Check = (value, site) => {
  const { parent } = site.node
  const above = parent?.key === 'itunes:category' ? parent.attributes.find((a) => a.key === 'text')?.value : undefined
  if (above === undefined) {
    if (value in CATEGORIES) return
    site.report.add(OLD.has(value) ? 'itunes-category-old' : 'itunes-category', site.node, value, value)
    return
  }
  if ((CATEGORIES[above] ?? '').split('|').includes(value)) return
  const isOld = (OLD_INSIDE[above] ?? '').split('|').includes(value)
  site.report.add(isOld ? 'itunes-category-old' : 'itunes-category', site.node, value, value)
}
