import type { DemoPicture, Text } from '../types.ts'

const CREDIT: Text = { en: 'MNA Graphics', ru: 'Графика МНА', ar: 'رسوم مانا' }

/** What each drawing of pictures.ts shows. */
const ALT = {
  harbour: {
    en: 'Drawing of a harbour at dusk: cranes, a container ship and a lighthouse',
    ru: 'Рисунок: гавань в сумерках, краны, контейнеровоз и маяк',
    ar: 'رسم لميناء عند الغسق فيه رافعات وسفينة حاويات ومنارة',
  },
  parliament: {
    en: 'Drawing of the domed Assembly building with a flag and a flight of steps',
    ru: 'Рисунок: здание Собрания с куполом, флагом и лестницей',
    ar: 'رسم لمبنى الجمعية ذي القبة وأمامه علم ودرج',
  },
  grid: {
    en: 'Drawing of pylons on a shore and a cable running along the sea bed to an island',
    ru: 'Рисунок: опоры на берегу и кабель, идущий по дну моря к острову',
    ar: 'رسم لأبراج كهرباء على الشاطئ وكابل يمتد في قاع البحر إلى جزيرة',
  },
  storm: {
    en: 'Drawing of a weather chart with a spiral low over two islands',
    ru: 'Рисунок: карта погоды со спиралью циклона над двумя островами',
    ar: 'رسم لخريطة طقس يظهر فيها منخفض حلزوني فوق جزيرتين',
  },
  hall: {
    en: 'Drawing of a round conference table under a row of plain flags',
    ru: 'Рисунок: круглый стол переговоров под рядом однотонных флагов',
    ar: 'رسم لطاولة اجتماعات مستديرة تحت صف من الأعلام',
  },
  stadium: {
    en: 'Drawing of a floodlit football ground seen from the stand',
    ru: 'Рисунок: футбольное поле под прожекторами, вид с трибуны',
    ar: 'رسم لملعب كرة قدم تحت الأضواء الكاشفة كما يبدو من المدرج',
  },
  reading: {
    en: 'Drawing of a reading room with tall shelves, arched windows and green lamps',
    ru: 'Рисунок: читальный зал с высокими полками, арочными окнами и зелёными лампами',
    ar: 'رسم لقاعة مطالعة فيها رفوف عالية ونوافذ مقوسة ومصابيح خضراء',
  },
  market: {
    en: 'Drawing of a chart with bars and a falling line',
    ru: 'Рисунок: график со столбиками и снижающейся линией',
    ar: 'رسم بياني بأعمدة وخط نازل',
  },
  seabed: {
    en: 'Drawing of a meadow of seagrass with fish and a research ship above it',
    ru: 'Рисунок: луг морской травы с рыбами, над ним научное судно',
    ar: 'رسم لمرج من الأعشاب البحرية فيه أسماك وفوقه سفينة أبحاث',
  },
  ferry: {
    en: 'Drawing of a ferry crossing calm water towards an island',
    ru: 'Рисунок: паром идёт по спокойной воде к острову',
    ar: 'رسم لعبارة تقطع مياها هادئة نحو جزيرة',
  },
} as const satisfies Record<string, Text>

export type Motif = keyof typeof ALT

/** A drawing with its caption; the description and the credit go with the drawing. */
export function picture(motif: Motif, caption: Text): DemoPicture {
  return { motif, alt: ALT[motif], caption, credit: CREDIT }
}
