import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** Held while a doubt was checked, then cleared unchanged. */
export const ferryFares: DemoChain = {
  key: 'ferry-fares',
  section: 'economy',
  slugline: 'Marenia-Ferries',
  original: 'en',
  concepts: [
    'topic/ferries-and-ports',
    'topic/island-life',
    'body/halmeer-lines',
    'body/ministry-energy',
    'person/davit-ormand',
    'place/halmeer',
  ],
  subjects: ['medtop:20000343', 'medtop:20000382'],
  picture: picture('ferry', {
    en: 'The Karvala to Halmeer crossing takes three hours and ten minutes.',
    ru: 'Переход из Карвалы на Хальмер занимает три часа десять минут.',
    ar: 'تستغرق الرحلة من كارفالا إلى هالمير ثلاث ساعات وعشر دقائق.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: 262,
        form: 'report',
        urgency: 4,
        headline: 'Halmeer ferry fares to rise by almost 12 per cent',
        abstract: 'A single ticket goes up by one tallar; the monthly pass for islanders stays as it is.',
        byline: 'mila-torrent',
        body: `The single fare on the ferry between Karvala and [[place/halmeer|Halmeer]] will rise from 8.50 to 9.50 tallars on @{date+18}, according to an order of the [[body/ministry-energy|Ministry of Energy and Infrastructure]] published @{on}.

A car will cost 34.50 tallars instead of 31. The order leaves the islanders’ monthly pass at 42 tallars, and children under 12 still travel free.

It is the first increase in four years. [[body/halmeer-lines|Halmeer Lines]], which runs the route under a public contract, had asked for 15 per cent in a letter to the minister, [[person/davit-ormand|Davit Ormand]], citing fuel and the cost of a second crew in the summer timetable. The ministry allowed 11.8.

“We lose on every winter sailing and we will go on losing, only less,” the line’s traffic manager, Iona Strand, said by telephone.

Six in ten passengers travel on the monthly pass, according to the line’s annual report, so the new fares fall mainly on visitors and on freight. Hauliers’ rates, which make up a third of the line’s income, are agreed privately and are not covered by the order.

The islands’ chamber of trade said that it had not been consulted. Under the contract it has a right to be heard but not to object.`,
      },
      {
        kind: 'hold',
        ago: 171,
        notice:
          'Hold: do not use this story for now. The shipping line says that the order published today may be a draft that the minister has not signed. MNA is checking with the ministry and will clear, correct or kill the story.',
      },
      {
        kind: 'clear',
        ago: 96,
        notice:
          'Cleared: the story may be used as released. The ministry has confirmed to MNA that the minister signed the order yesterday and that the fares and the date in the story are right.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: 251,
        form: 'report',
        urgency: 4,
        headline: 'Билеты на паром до Хальмера подорожают почти на 12 %',
        abstract: 'Разовый билет станет дороже на один таллар, месячный проездной островитян — нет.',
        byline: 'mila-torrent',
        body: `Разовый билет на паром между Карвалой и [[place/halmeer|Хальмером]] с @{date+18} подорожает с 8,5 до 9,5 таллара, следует из приказа [[body/ministry-energy|Министерства энергетики и инфраструктуры]], опубликованного @{on}.

Перевозка автомобиля будет стоить 34,5 таллара вместо 31. Месячный проездной для жителей острова останется на уровне 42 талларов, дети до 12 лет по-прежнему ездят бесплатно.

Тарифы повышаются впервые за четыре года. Компания [[body/halmeer-lines|«Хальмер Лайнс»]], которая обслуживает линию по государственному контракту, в письме министру [[person/davit-ormand|Давиту Орманду]] просила о 15 %, ссылаясь на цену топлива и расходы на вторую команду в летнем расписании. Министерство согласилось на 11,8 %.

«На каждом зимнем рейсе мы теряем деньги и будем терять дальше, только меньше», — сказала по телефону начальник службы перевозок компании Иона Странд.

Шестеро пассажиров из десяти ездят по месячному проездному, говорится в годовом отчёте компании, так что новые цены почувствуют прежде всего приезжие и владельцы груза. Расценки для перевозчиков, которые приносят линии треть дохода, устанавливаются по договорённости, и приказ их не касается.

В торговой палате островов сообщили, что с ней не советовались. По контракту она вправе высказать мнение, но не возразить.`,
      },
      {
        kind: 'hold',
        ago: 169,
        notice:
          'Задержать: просим пока не использовать этот материал. Судоходная компания утверждает, что опубликованный приказ может быть проектом, который министр не подписывал. МНА уточняет это в министерстве и сообщит, подтверждён материал, исправлен или отозван.',
      },
      {
        kind: 'clear',
        ago: 94,
        notice:
          'Подтверждено: материал можно использовать в прежнем виде. Министерство сообщило МНА, что приказ подписан накануне, а тарифы и дата указаны верно.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: 248,
        form: 'report',
        urgency: 4,
        headline: 'زيادة أجور النقل البحري إلى هالمير بنحو 12%',
        abstract: 'التذكرة المفردة ترتفع تالرا واحدا، والاشتراك الشهري لسكان الجزيرة على حاله.',
        byline: 'mila-torrent',
        body: `ترتفع أجرة الرحلة الواحدة على العبارة بين كارفالا و[[place/halmeer|هالمير]] من 8.50 إلى 9.50 تالر اعتبارا من @{date+18}، بموجب قرار [[body/ministry-energy|لوزارة الطاقة والبنية التحتية]] نشر @{on}.

وتصبح أجرة السيارة 34.50 تالر بدلا من 31. ويبقي القرار الاشتراك الشهري لسكان الجزيرة عند 42 تالرا، كما يظل سفر الأطفال دون الثانية عشرة مجانا.

وهذه أول زيادة منذ أربع سنوات. وكانت شركة [[body/halmeer-lines|خطوط هالمير]]، التي تشغل الخط بموجب عقد عام، قد طلبت في رسالة إلى الوزير [[person/davit-ormand|دافيت أورماند]] زيادة نسبتها 15%، عازية ذلك إلى أسعار الوقود وتكلفة طاقم ثان في جدول الصيف. ووافقت الوزارة على 11.8%.

وقالت مديرة التشغيل في الشركة إيونا ستراند بالهاتف: «نخسر في كل رحلة شتوية، وسنظل نخسر، لكن أقل».

ويسافر ستة من كل عشرة ركاب بالاشتراك الشهري، بحسب التقرير السنوي للشركة، ولذلك يقع عبء الأجور الجديدة على الزوار والبضائع في المقام الأول. أما أسعار شركات الشحن، وهي ثلث دخل الخط، فيتفق عليها مباشرة ولا يشملها القرار.

وقالت غرفة تجارة الجزر إن أحدا لم يستشرها. ويمنحها العقد حق إبداء الرأي لا حق الاعتراض.`,
      },
      {
        kind: 'hold',
        ago: 168,
        notice:
          'إيقاف مؤقت: يرجى عدم استخدام هذا الخبر في الوقت الحاضر. تقول شركة الملاحة إن القرار المنشور قد يكون مسودة لم يوقعها الوزير. وتتحقق مانا من الوزارة، وستعلن إجازة الخبر أو تصحيحه أو إلغاءه.',
      },
      {
        kind: 'clear',
        ago: 93,
        notice:
          'إجازة: يمكن استخدام الخبر كما صدر. أكدت الوزارة لمانا أن الوزير وقع القرار في اليوم السابق، وأن الأجور والتاريخ الواردين في الخبر صحيحان.',
      },
    ],
  },
}
