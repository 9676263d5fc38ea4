import type { DemoChain } from '../types.ts'

/** A brief. */
export const ostenPrize: DemoChain = {
  key: 'osten-prize',
  section: 'culture',
  slugline: 'Marenia-Book-Prize',
  original: 'en',
  concepts: ['topic/books', 'person/hana-osten', 'event/book-fair-31', 'place/port-selene'],
  subjects: ['medtop:20000498', 'medtop:20000013'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -3, at: '19:30' },
        form: 'brief',
        urgency: 6,
        headline: 'Hana Osten wins Lantern Prize for novel about a lighthouse clerk',
        dateline: 'place/port-selene',
        body: `[[person/hana-osten|Hana Osten]] won the Lantern Prize for fiction @{on} for “The Dry Season of Ink”, a novel about a clerk who forges a lighthouse’s log to cover for its keeper. The prize is worth 30,000 tallars.

It was announced on the last day of the [[event/book-fair-31|31st Port Selene Book Fair]], which drew 88,000 visitors. Osten, who had been shortlisted four times before, said that she would spend the money on a roof.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -3, at: '19:42' },
        form: 'brief',
        urgency: 6,
        headline: 'Премию «Фонарь» получила Хана Остен за роман о писаре с маяка',
        dateline: 'place/port-selene',
        body: `Лауреатом литературной премии «Фонарь» @{on} стала [[person/hana-osten|Хана Остен]]. Награды размером 30 тысяч талларов удостоен её роман «Засуха чернил» — о писаре, который подделывает вахтенный журнал маяка, чтобы выгородить смотрителя.

Имя победительницы назвали в последний день [[event/book-fair-31|31-й Порт-Селенской книжной ярмарки]], которую посетили 88 тысяч человек. Остен, прежде четырежды входившая в короткий список, сказала, что потратит премию на крышу.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -3, at: '19:48' },
        form: 'brief',
        urgency: 6,
        headline: 'هناء أوستن تفوز بجائزة الفانوس عن رواية بطلها كاتب في منارة',
        dateline: 'place/port-selene',
        body: `فازت [[person/hana-osten|هناء أوستن]] @{on} بجائزة الفانوس للرواية، وقيمتها 30 ألف تالر، عن «جفاف الحبر»، وهي رواية عن كاتب يزيف سجل منارة ليتستر على حارسها.

وأعلن الفوز في اليوم الأخير من [[event/book-fair-31|معرض بورت سيلين للكتاب الحادي والثلاثين]] الذي زاره 88 ألف شخص. وقالت أوستن، التي بلغت القائمة القصيرة أربع مرات من قبل، إنها ستنفق المبلغ على سقف لبيتها.`,
      },
    ],
  },
}
