/** The dialects that come with the package, in the order in which they are tried. */
import { AAP } from './agencies/aap.ts'
import { AFP } from './agencies/afp.ts'
import { ANP } from './agencies/anp.ts'
import { ANSA } from './agencies/ansa.ts'
import { AP } from './agencies/ap.ts'
import { BELGA } from './agencies/belga.ts'
import { BUSINESS_WIRE, PR_NEWSWIRE } from './agencies/releases.ts'
import { DPA, DPA_ENGLISH } from './agencies/dpa.ts'
import { EFE } from './agencies/efe.ts'
import { KYODO } from './agencies/kyodo.ts'
import { NTB, RITZAU, STT, TT } from './agencies/nordic.ts'
import { PA } from './agencies/pa.ts'
import { REUTERS } from './agencies/reuters.ts'
import { SDA_FRENCH, SDA_GERMAN, SDA_ITALIAN } from './agencies/sda.ts'
import { TASS } from './agencies/tass.ts'
import type { Dialect } from './schema.ts'

export const DIALECTS: readonly Dialect[] = [
  DPA_ENGLISH,
  DPA,
  AAP,
  AFP,
  AP,
  PA,
  EFE,
  ANSA,
  REUTERS,
  KYODO,
  STT,
  TT,
  NTB,
  RITZAU,
  BELGA,
  ANP,
  TASS,
  SDA_FRENCH,
  SDA_GERMAN,
  SDA_ITALIAN,
  BUSINESS_WIRE,
  PR_NEWSWIRE,
]
