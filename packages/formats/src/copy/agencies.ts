/**
 * Home zones of agencies by the credit in their datelines, for copy that comes without a source profile.
 * Data only, and only agencies whose pages print one clock: what is taken from here is reported as an assumption,
 * and a source profile always wins. `;` parts agencies, a space the names of one, `_` stands for a space. Credits are compared without case and punctuation.
 */
const ZONES: Readonly<Record<string, string>> = {
  'Europe/Minsk': 'BelTA БЕЛТА بيلتا',
  'Europe/Moscow': 'TASS ТАСС; Interfax Интерфакс; RIA_Novosti РИА_Новости; Sputnik',
  'Europe/Kyiv': 'Ukrinform Укрінформ Укринформ',
  'Europe/Paris': 'AFP أ_ف_ب',
  'Europe/Berlin': 'dpa',
  'Europe/Vienna': 'APA',
  'Europe/Zurich': 'Keystone-SDA Keystone-ATS',
  'Europe/Rome': 'ANSA; Adnkronos; AGI',
  'Europe/Madrid': 'EFE; Europa_Press',
  'Europe/Lisbon': 'Lusa',
  'Europe/Brussels': 'Belga',
  'Europe/Amsterdam': 'ANP',
  'Europe/Warsaw': 'PAP',
  'Europe/Prague': 'ČTK CTK',
  'Europe/Bratislava': 'TASR; SITA',
  'Europe/Budapest': 'MTI',
  'Europe/Bucharest': 'Agerpres',
  'Europe/Chisinau': 'Moldpres',
  'Europe/Sofia': 'BTA БТА',
  'Europe/Belgrade': 'Tanjug Танјуг',
  'Europe/Zagreb': 'HINA',
  'Europe/Ljubljana': 'STA',
  'Europe/Athens': 'AMNA ANA-MPA',
  'Europe/Stockholm': 'TT',
  'Europe/Oslo': 'NTB',
  'Europe/Copenhagen': 'Ritzau',
  'Europe/Helsinki': 'STT',
  'Europe/Tallinn': 'BNS',
  'Europe/Vilnius': 'ELTA',
  'Europe/Riga': 'LETA',
  'Europe/Istanbul': 'Anadolu AA Anadolu_Agency; DHA; İHA',
  'Asia/Baku': 'AZERTAC AZƏRTAC; Trend',
  'Asia/Yerevan': 'Armenpress',
  'Asia/Tbilisi': 'InterPressNews',
  'Asia/Almaty': 'Kazinform',
  'Asia/Tashkent': 'UzA ЎзА УзА',
  'Asia/Bishkek': 'Kabar Кабар',
  'Asia/Dushanbe': 'Khovar Ховар',
  'Asia/Tehran': 'IRNA ایرنا إرنا',
  'Asia/Damascus': 'SANA سانا',
  'Asia/Baghdad': 'INA واع',
  'Asia/Amman': 'Petra بترا',
  'Asia/Beirut': 'NNA',
  'Asia/Riyadh': 'SPA واس',
  'Asia/Qatar': 'QNA قنا',
  'Asia/Dubai': 'WAM وام',
  'Asia/Kuwait': 'KUNA كونا',
  'Asia/Bahrain': 'BNA بنا',
  'Africa/Cairo': 'MENA أ_ش_أ',
  'Africa/Algiers': 'APS وأج',
  'Africa/Tunis': 'TAP وات',
  'Africa/Casablanca': 'MAP',
  'Africa/Lagos': 'NAN',
  'Africa/Accra': 'GNA',
  'Asia/Shanghai': 'Xinhua 新华社',
  'Asia/Tokyo': 'Kyodo 共同; Jiji',
  'Asia/Seoul': 'Yonhap 연합뉴스',
  'Asia/Kolkata': 'PTI; ANI',
  'Asia/Karachi': 'APP',
  'Asia/Dhaka': 'BSS; UNB',
  'Asia/Kuala_Lumpur': 'Bernama',
  'Asia/Jakarta': 'Antara',
  'Asia/Manila': 'PNA',
  'Asia/Ho_Chi_Minh': 'VNA TTXVN',
  'Australia/Sydney': 'AAP',
  'America/Sao_Paulo': 'Agência_Brasil',
  'America/Argentina/Buenos_Aires': 'Télam',
  'America/Caracas': 'AVN',
  'America/Havana': 'Prensa_Latina',
}

/** Credits that world agencies print; they have many clocks and so no home zone, but their name is known. */
const WORLD = 'Reuters Рейтер رويترز; AP Associated_Press The_Associated_Press; UPI; Bloomberg'

function fold(credit: string): string {
  return credit.toLowerCase().replace(/[\s._\-–]+/g, '')
}

interface Known {
  /** Every name this agency is credited with. */
  readonly names: readonly string[]
  readonly zone?: string
}

function rows(list: string, zone?: string): [string, Known][] {
  return list.split('; ').flatMap((agency) => {
    const names = agency.split(' ').map((name) => name.replaceAll('_', ' '))
    return names.map((name): [string, Known] => [fold(name), zone === undefined ? { names } : { names, zone }])
  })
}

const KNOWN: ReadonlyMap<string, Known> = new Map([
  ...Object.entries(ZONES).flatMap(([zone, list]) => rows(list, zone)),
  ...rows(WORLD),
])

/** The home zone of the agency with this credit, or undefined. */
export function homeZone(credit: string): string | undefined {
  return KNOWN.get(fold(credit))?.zone
}

/** True for a credit in the table. */
export function isKnownAgency(credit: string): boolean {
  return KNOWN.has(fold(credit))
}

/** The names one agency is credited with in several scripts, the given one first. */
export function agencyNames(credit: string): string[] {
  return [...new Set([credit, ...(KNOWN.get(fold(credit))?.names ?? [])])]
}
