import type { DemoChain } from '../types.ts'

export const directLine: DemoChain = {
  key: 'direct-line',
  section: 'security',
  slugline: 'Marenia-Dorvia-Line',
  original: 'en',
  projects: ['project/open-sea'],
  concepts: [
    'topic/regional-security',
    'event/selene-security-conference-9',
    'body/coast-guard',
    'person/nadia-belmar',
    'person/viktor-dravin',
    'person/irena-sorel',
    'place/dorvia',
    'place/karvala',
    'place/ardena',
  ],
  subjects: ['medtop:20000638', 'medtop:20000168'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -1, at: '13:05' },
        form: 'report',
        urgency: 3,
        headline: 'Marenia and Dorvia to connect their sea rescue rooms by direct line',
        abstract: 'A telephone that had been promised since 2012 gets a date, a number and two officers to answer it.',
        byline: 'stefan-aume',
        dateline: 'place/port-selene',
        body: `Marenia and [[place/dorvia|Dorvia]] signed a protocol @{on} that will join the Coast Guard’s duty room in [[place/karvala|Karvala]] to the Dorvian border fleet in [[place/ardena|Ardena]] by a direct line, open at all hours, from @{date+30}.

Foreign Minister [[person/irena-sorel|Irena Sorel]] and the Dorvian defence minister, [[person/viktor-dravin|Viktor Dravin]], signed it at the edge of the security conference.

At present a call for help that concerns both countries passes through two ministries. On 11 occasions last year that took more than 40 minutes, according to the [[body/coast-guard|Coast Guard]]. In the worst case, when the trawler Petronel sank, it took 74. Three men died.

“Everyone asks what we shall say to each other on this line,” the Coast Guard’s commandant, [[person/nadia-belmar|Nadia Belmar]], told MNA. “A latitude and a longitude. That will do.”

Each side will keep at the telephone an officer who speaks the other’s language. The line is to be tried twice a day, and the log of the trials will be public. It may not be used for anything but danger to life, pollution and exercises that have strayed.

A similar protocol was initialled in 2012 and never signed, because Dorvia wanted the line to end at the [[body/northern-league|Northern League]]’s joint staff. Dravin said that it had been “simpler to buy a telephone than to agree on a building”.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -1, at: '13:20' },
        form: 'report',
        urgency: 3,
        headline: 'Марения и Дорвия свяжут морских спасателей прямой линией',
        abstract: 'У телефона, обещанного ещё в 2012 году, появились дата, номер и два дежурных офицера.',
        byline: 'stefan-aume',
        dateline: 'place/port-selene',
        body: `Марения и [[place/dorvia|Дорвия]] @{on} подписали протокол о прямой круглосуточной линии между дежурным залом Береговой охраны в [[place/karvala|Карвале]] и дорвийским пограничным флотом в [[place/ardena|Ардене]]. Она заработает @{date+30}.

Подписи на полях конференции по безопасности поставили министр иностранных дел [[person/irena-sorel|Ирена Сорель]] и министр обороны Дорвии [[person/viktor-dravin|Виктор Дравин]].

Сейчас сигнал бедствия, который касается обеих стран, идёт через два министерства. По данным [[body/coast-guard|Береговой охраны]], в прошлом году это 11 раз заняло больше 40 минут. В худшем случае, когда тонул траулер «Петронель», ушло 74 минуты. Погибли три человека.

«Все спрашивают, о чём мы будем говорить по этой линии, — сказала МНА начальник Береговой охраны [[person/nadia-belmar|Надия Бельмар]]. — Широта и долгота. Этого хватит».

У телефона с каждой стороны будет дежурить офицер, владеющий языком соседа. Линию станут проверять дважды в сутки, журнал проверок будет открытым. Пользоваться ею можно только при угрозе жизни, разливах и в случаях, когда учения вышли за отведённый район.

Похожий протокол парафировали ещё в 2012 году, но не подписали: Дорвия хотела, чтобы линия заканчивалась в объединённом штабе [[body/northern-league|Северной лиги]]. Как сказал Дравин, «проще оказалось купить телефон, чем договориться о здании».`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -1, at: '13:30' },
        form: 'report',
        urgency: 3,
        headline: 'خط مباشر بين غرفتي الإنقاذ البحري في مارينيا ودورفيا',
        abstract: 'هاتف موعود منذ 2012 يحصل أخيرا على تاريخ ورقم وضابطين يردان عليه.',
        byline: 'stefan-aume',
        dateline: 'place/port-selene',
        body: `وقعت مارينيا و[[place/dorvia|دورفيا]] @{on} بروتوكولا يصل غرفة مناوبة خفر السواحل في [[place/karvala|كارفالا]] بأسطول الحدود الدورفي في [[place/ardena|أردينا]] بخط مباشر مفتوح على مدار الساعة اعتبارا من @{date+30}.

ووقعته وزيرة الخارجية [[person/irena-sorel|إيرينا سوريل]] ووزير دفاع دورفيا [[person/viktor-dravin|فيكتور درافين]] على هامش مؤتمر الأمن.

ويمر نداء الاستغاثة الذي يعني البلدين اليوم عبر وزارتين. واستغرق ذلك أكثر من 40 دقيقة في 11 حالة العام الماضي، بحسب [[body/coast-guard|خفر السواحل]]. وفي أسوأ الحالات، عند غرق سفينة الصيد «بترونيل»، استغرق 74 دقيقة. ومات ثلاثة رجال.

وقالت قائدة خفر السواحل [[person/nadia-belmar|نادية بلمار]] لمانا: «يسألنا الجميع ماذا سنقول على هذا الخط. خط عرض وخط طول. هذا يكفي».

ويجلس إلى الهاتف في كل جانب ضابط يتكلم لغة الآخر. ويختبر الخط مرتين في اليوم ويكون سجل الاختبارات علنيا. ولا يستخدم إلا عند الخطر على الأرواح أو التلوث أو خروج المناورات عن نطاقها.

وكان بروتوكول مماثل قد وقع بالأحرف الأولى عام 2012 ثم توقف، لأن دورفيا أرادت أن ينتهي الخط عند هيئة الأركان المشتركة [[body/northern-league|لرابطة الشمال]]. وقال درافين إن «شراء هاتف كان أسهل من الاتفاق على مبنى».`,
      },
    ],
  },
}
