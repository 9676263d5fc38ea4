import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** Under embargo until nine o'clock tomorrow. */
export const inflation: DemoChain = {
  key: 'inflation',
  section: 'economy',
  slugline: 'Marenia-Inflation',
  original: 'en',
  concepts: ['topic/prices-and-rates', 'body/statistics', 'body/central-bank', 'person/pavel-imrath'],
  subjects: ['medtop:20000370', 'medtop:20000358'],
  picture: picture('market', {
    en: 'Yearly inflation in Marenia over the 12 months before the latest figure; the shaded band is the central bank’s tolerance.',
    ru: 'Годовая инфляция в Марении за 12 месяцев, предшествовавших последней публикации; выделен допустимый для центробанка коридор.',
    ar: 'التضخم السنوي في مارينيا خلال 12 شهرا سبقت الرقم الأخير، والنطاق المظلل هو هامش البنك المركزي.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: 1, at: '09:00' },
        form: 'report',
        urgency: 3,
        headline: 'Marenian inflation slows to 3.1 per cent in @{month-1}',
        abstract:
          'The rate is the lowest in 26 months and a tenth below forecasts; bread and ferry tickets still outpace it.',
        byline: 'idris-halden',
        embargo: true,
        edNote: 'Embargoed until 09:00 Port Selene time. The embargo covers all versions, headlines and social posts.',
        usageTerms: 'Not for publication, broadcast or online use before the time of the embargo.',
        body: `Consumer prices in Marenia rose by 3.1 per cent in the year to @{month-1}, after 3.4 per cent a month earlier, the [[body/statistics|National Statistics Office]] said @{on}. It was the lowest rate in 26 months.

The median of eight forecasts collected by MNA was 3.2 per cent. Prices rose by 0.2 per cent on the month.

Food was 4 per cent dearer than a year before, against 4.6 per cent in the previous month. Housing and energy rose by 2.2 per cent and transport by 3.8 per cent. Without food and energy the rate was 3.3 per cent, down from 3.5.

“The fall is broad but it is not finished,” the office’s director, [[person/pavel-imrath|Pavel Imrath]], told reporters. Of the 486 goods and services in the basket, 171 had become cheaper within the month, he said, the largest number since the series was revised six years ago.

Bread, rents in Port Selene and ferry tickets went on rising faster than 5 per cent.

The [[body/central-bank|Bank of Marenia]], whose target is 3 per cent with a tolerance of one point either way, left its base rate at 4.25 per cent at its last meeting. It next decides on @{date+43}.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: 1, at: '09:00' },
        form: 'report',
        urgency: 3,
        headline: 'Инфляция в Марении в @{month-1:in} замедлилась до 3,1 %',
        abstract: 'Это минимум за 26 месяцев и чуть лучше прогнозов, но хлеб и билеты на паром дорожают быстрее.',
        byline: 'idris-halden',
        embargo: true,
        edNote:
          'Эмбарго до 09:00 по времени Порт-Селены. Распространяется на все версии, заголовки и публикации в соцсетях.',
        usageTerms: 'Не публиковать и не передавать в эфир до окончания эмбарго.',
        body: `Потребительские цены в Марении в @{month-1:in} выросли на 3,1 % в годовом выражении после 3,4 % месяцем ранее, сообщило @{on} [[body/statistics|Национальное бюро статистики]]. Это самый низкий показатель за 26 месяцев.

Медиана восьми прогнозов, собранных МНА, составляла 3,2 %. За месяц цены прибавили 0,2 %.

Продукты за год подорожали на 4 % (месяцем ранее — на 4,6 %), жильё и энергия — на 2,2 %, транспорт — на 3,8 %. Без учёта продовольствия и энергии инфляция составила 3,3 % против 3,5 %.

«Снижение широкое, но оно не закончилось», — сказал журналистам директор бюро [[person/pavel-imrath|Павел Имрат]]. По его словам, из 486 товаров и услуг в корзине за месяц подешевел 171 — больше, чем когда-либо за шесть лет, прошедших после пересмотра методики.

Хлеб, аренда жилья в Порт-Селене и билеты на паромы по-прежнему дорожают более чем на 5 % в год.

Цель [[body/central-bank|Банка Марении]] — 3 % с отклонением в один пункт. На последнем заседании он сохранил базовую ставку на уровне 4,25 %, следующее решение примет @{date+43}.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: 1, at: '09:00' },
        form: 'report',
        urgency: 3,
        headline: 'تباطؤ التضخم في مارينيا إلى 3.1% في @{month-1}',
        abstract: 'المعدل هو الأدنى في 26 شهرا ودون التوقعات بمقدار 0.1 نقطة، لكن الخبز وتذاكر العبارات ما زالا يسبقانه.',
        byline: 'idris-halden',
        embargo: true,
        edNote: 'محظور النشر حتى الساعة 09:00 بتوقيت بورت سيلين. يشمل الحظر جميع النسخ والعناوين ومنشورات التواصل.',
        usageTerms: 'لا ينشر ولا يبث ولا يوضع على الإنترنت قبل موعد رفع الحظر.',
        body: `ارتفعت أسعار المستهلكين في مارينيا 3.1% على أساس سنوي في @{month-1}، بعد 3.4% في الشهر السابق، حسبما أعلن [[body/statistics|المكتب الوطني للإحصاء]] @{on}. وهذا أدنى معدل في 26 شهرا.

وكان وسيط ثمانية توقعات جمعتها مانا 3.2%. وزادت الأسعار 0.2% على أساس شهري.

وارتفعت أسعار الغذاء 4% عن العام السابق مقابل 4.6% في الشهر الذي قبله، والسكن والطاقة 2.2%، والنقل 3.8%. وبلغ المعدل من دون الغذاء والطاقة 3.3% مقابل 3.5%.

وقال مدير المكتب [[person/pavel-imrath|بافل إمرات]] للصحفيين: «الانخفاض واسع لكنه لم يكتمل». وأضاف أن 171 سلعة وخدمة من أصل 486 في السلة رخصت خلال الشهر، وهو أكبر عدد منذ مراجعة المؤشر قبل ست سنوات.

وظلت أسعار الخبز وإيجارات بورت سيلين وتذاكر العبارات ترتفع بأكثر من 5%.

ويستهدف [[body/central-bank|بنك مارينيا]] تضخما نسبته 3% بهامش نقطة واحدة صعودا أو هبوطا. وكان قد أبقى سعر الفائدة الأساسي عند 4.25% في اجتماعه الأخير، ويتخذ قراره التالي في @{date+43}.`,
      },
    ],
  },
}
