/**
 * Which top-level Media Topic each narrower one belongs to: codes above 20000000, less 20000000, as ranges.
 * From the IPTC's Media Topics, release of September 2015, copyright IPTC, www.iptc.org, licensed under
 * Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/); reduced to this relation.
 */
export const MEDIA_TOPIC_RANGES: Readonly<Record<string, string>> = {
  '01000000': '2-51 1133-1135',
  '02000000': '82-137',
  '03000000': '139-168',
  '04000000': '170-263 265-396 623-625 1136-1141',
  '05000000': '398-416',
  '06000000': '418-444',
  '07000000': '446-495',
  '08000000': '497-507',
  '09000000': '509-536',
  '10000000': '538-572 1142-1143',
  '11000000': '574-588 590-621 626-655 1132 1144-1147',
  '12000000': '657-674 676-708',
  '13000000': '710-766',
  '14000000': '768-820',
  '15000000': '822-1126 1148-1157',
  '16000000': '53-80',
  '17000000': '1128-1131',
}
