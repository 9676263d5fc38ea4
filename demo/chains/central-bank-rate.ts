import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** A report, then a writethru after the governor has spoken. */
export const centralBankRate: DemoChain = {
  key: 'central-bank-rate',
  section: 'economy',
  slugline: 'Marenia-Rates',
  original: 'en',
  concepts: ['topic/prices-and-rates', 'body/central-bank', 'person/livia-kestren', 'place/port-selene'],
  subjects: ['medtop:20000350', 'medtop:20000371'],
  picture: picture('market', {
    en: 'Inflation has fallen for a year and is back within the bank’s tolerance, the shaded band.',
    ru: 'Инфляция снижается уже год и вернулась в допустимый для банка коридор (выделен).',
    ar: 'التضخم يتراجع منذ عام وقد عاد إلى هامش البنك، وهو النطاق المظلل.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -1, at: '14:03' },
        form: 'urgent',
        urgency: 3,
        headline: 'Bank of Marenia leaves base rate at 4.25 per cent',
        dateline: 'place/port-selene',
        body: `The [[body/central-bank|Bank of Marenia]] left its base rate at 4.25 per cent @{on}, the third meeting in a row without a change.

Six of the seven board members were in favour and one wanted a cut to 4 per cent, the bank said in a statement. Governor [[person/livia-kestren|Livia Kestren]] will speak to reporters at 15:00.`,
      },
      {
        kind: 'update',
        ago: { day: -1, at: '16:20' },
        form: 'writethru',
        urgency: 4,
        headline: 'Central bank holds rate and says a cut must wait for rents to slow',
        abstract: 'Governor Kestren names the one figure the board is watching; the tallar edges up.',
        byline: 'idris-halden',
        dateline: 'place/port-selene',
        body: `The [[body/central-bank|Bank of Marenia]] will not lower its base rate from 4.25 per cent until rents rise more slowly, Governor [[person/livia-kestren|Livia Kestren]] said @{on} after the board left it unchanged for the third meeting in a row.

“We would rather be a month late than have to turn round,” Kestren told reporters. She said that food and fuel no longer worried the board but that rents, which rose by 5.4 per cent over the year, did.

Six of the seven members voted to hold the rate. The seventh, Deputy Governor Karel Ostin, wanted a cut to 4 per cent; the minutes, with his reasons, will be published in two weeks.

The bank lowered its forecast for average inflation next year to 2.9 per cent from 3.1. It now expects the economy to grow by 1.8 per cent, two tenths more than it thought in its last report, as work on the island cable and the port of [[place/karvala|Karvala]] begins.

The tallar rose by 0.3 per cent against the Kelmark crown after she spoke. Two-year government bonds, which had priced in a cut, fell.

The base rate stood at 6 per cent two years ago. Most mortgages in Marenia follow it within three months, and the bank puts the saving since then for a household with an average loan at 95 tallars a month.`,
        edNote: 'Adds news conference, forecasts, market reaction. Replaces the urgent.',
        notice: 'Updates with the governor’s news conference, new forecasts and market reaction.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -1, at: '14:07' },
        form: 'urgent',
        urgency: 3,
        headline: 'Банк Марении сохранил базовую ставку на уровне 4,25 %',
        dateline: 'place/port-selene',
        body: `[[body/central-bank|Банк Марении]] @{on} оставил базовую ставку без изменений — 4,25 % — на третьем заседании подряд.

За это решение высказались шесть членов правления из семи, один предлагал снизить ставку до 4 %, говорится в заявлении банка. Управляющая [[person/livia-kestren|Ливия Кестрен]] выступит перед журналистами в 15:00.`,
      },
      {
        kind: 'update',
        ago: { day: -1, at: '16:45' },
        form: 'writethru',
        urgency: 4,
        headline: 'Центробанк сохранил ставку: снижения не будет, пока не замедлится рост аренды',
        abstract:
          'Управляющая Ливия Кестрен назвала показатель, за которым следит правление; таллар немного укрепился.',
        byline: 'idris-halden',
        dateline: 'place/port-selene',
        body: `[[body/central-bank|Банк Марении]] не станет снижать базовую ставку с нынешних 4,25 %, пока аренда жилья не начнёт дорожать медленнее. Об этом @{on} сказала управляющая [[person/livia-kestren|Ливия Кестрен]] после того, как правление в третий раз подряд оставило ставку без изменений.

«Лучше опоздать на месяц, чем потом разворачиваться», — сказала Кестрен журналистам. По её словам, цены на продукты и топливо правление больше не тревожат, а вот аренда, подорожавшая за год на 5,4 %, тревожит.

За сохранение ставки проголосовали шесть членов правления из семи. Заместитель управляющей Карел Остин предлагал снизить её до 4 %; протокол с его доводами опубликуют через две недели.

Прогноз средней инфляции на следующий год банк понизил с 3,1 до 2,9 %. Экономика, по новой оценке, вырастет на 1,8 % — на две десятых больше, чем ожидалось в прошлом докладе: начинаются работы на островном кабеле и в порту [[place/karvala|Карвалы]].

После выступления управляющей таллар подорожал к кельмаркской кроне на 0,3 %. Двухлетние государственные облигации, в цену которых уже закладывали снижение ставки, подешевели.

Два года назад базовая ставка составляла 6 %. Большинство ипотечных кредитов в Марении следует за ней в течение трёх месяцев. По подсчётам банка, семья со средним кредитом платит теперь на 95 талларов в месяц меньше.`,
        edNote: 'Добавлены пресс-конференция, прогнозы, реакция рынка. Заменяет срочное сообщение.',
        notice: 'Дополнено: пресс-конференция управляющей, новые прогнозы, реакция рынка.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -1, at: '14:08' },
        form: 'urgent',
        urgency: 3,
        headline: 'بنك مارينيا يبقي سعر الفائدة الأساسي عند 4.25%',
        dateline: 'place/port-selene',
        body: `أبقى [[body/central-bank|بنك مارينيا]] سعر الفائدة الأساسي عند 4.25% @{on}، في ثالث اجتماع على التوالي من دون تغيير.

وأيد القرار ستة من أعضاء المجلس السبعة، فيما طلب عضو واحد خفض السعر إلى 4%، بحسب بيان للبنك. وتتحدث المحافظة [[person/livia-kestren|ليفيا كسترين]] إلى الصحفيين الساعة 15:00.`,
      },
      {
        kind: 'update',
        ago: { day: -1, at: '16:50' },
        form: 'writethru',
        urgency: 4,
        headline: 'البنك المركزي يثبت الفائدة ويربط خفضها بتباطؤ الإيجارات',
        abstract: 'المحافظة كسترين تسمي الرقم الذي يراقبه المجلس، والتالر يرتفع قليلا.',
        byline: 'idris-halden',
        dateline: 'place/port-selene',
        body: `قالت محافظة [[body/central-bank|بنك مارينيا]] [[person/livia-kestren|ليفيا كسترين]] @{on} إن البنك لن يخفض سعر الفائدة الأساسي عن 4.25% قبل أن يتباطأ ارتفاع الإيجارات، وذلك بعدما أبقاه المجلس من دون تغيير للاجتماع الثالث على التوالي.

وقالت كسترين للصحفيين: «نفضل أن نتأخر شهرا على أن نضطر إلى الاستدارة». وأوضحت أن أسعار الغذاء والوقود لم تعد تقلق المجلس، بخلاف الإيجارات التي ارتفعت 5.4% خلال سنة.

وصوت ستة من الأعضاء السبعة لمصلحة التثبيت، بينما طلب نائب المحافظة كاريل أوستن خفض السعر إلى 4%. وينشر محضر الاجتماع متضمنا حججه بعد أسبوعين.

وخفض البنك توقعه لمتوسط التضخم في العام المقبل إلى 2.9% من 3.1%. وبات يتوقع نموا اقتصاديا نسبته 1.8%، بزيادة 0.2 نقطة على تقريره السابق، مع بدء العمل في كابل الجزر وميناء [[place/karvala|كارفالا]].

وارتفع التالر 0.3% مقابل كرونة كيلمارك بعد تصريحاتها، وتراجعت السندات الحكومية لأجل عامين التي كانت قد سعرت خفضا للفائدة.

وكان سعر الفائدة الأساسي 6% قبل عامين. وتتبعه معظم القروض العقارية في مارينيا خلال ثلاثة أشهر، ويقدر البنك ما وفرته منذ ذلك الحين أسرة لديها قرض متوسط بنحو 95 تالرا في الشهر.`,
        edNote: 'يضيف المؤتمر الصحفي والتوقعات ورد فعل السوق، ويحل محل الخبر العاجل.',
        notice: 'تحديث: يضيف المؤتمر الصحفي للمحافظة والتوقعات الجديدة ورد فعل السوق.',
      },
    ],
  },
}
