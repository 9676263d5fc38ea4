import type { ConceptId, Day, DemoCommitment, DemoRelation, Predicate, Text } from '../types.ts'

interface Extra {
  readonly from?: Day
  readonly to?: Day
  readonly note?: Text
}

const relation = (subject: ConceptId, predicate: Predicate, object: ConceptId, extra: Extra = {}): DemoRelation => ({
  subject,
  predicate,
  object,
  ...extra,
})

const CONFERENCE = 'event/selene-security-conference-9'
const HEAD_OF_DELEGATION: Text = { en: 'head of delegation', ru: 'глава делегации', ar: 'رئيس الوفد' }
const OBSERVER: Text = { en: 'represented', ru: 'представлена', ar: 'ممثلة' }

export const demoRelations: readonly DemoRelation[] = [
  // Who leads what.
  relation('person/teodora-valk', 'leads', 'body/assembly', { from: '2022-06-01' }),
  relation('person/ilan-moreau', 'leads', 'body/government', { from: '2022-06-14' }),
  relation('person/irena-sorel', 'leads', 'body/ministry-foreign', { from: '2022-06-14' }),
  relation('person/marek-tolen', 'leads', 'body/ministry-defence', { from: '2024-01-09' }),
  relation('person/davit-ormand', 'leads', 'body/ministry-energy', { from: '2022-06-14' }),
  relation('person/livia-kestren', 'leads', 'body/central-bank', { from: '2023-07-01', to: '2029-06-30' }),
  relation('person/pavel-imrath', 'leads', 'body/statistics', { from: '2020-03-01' }),
  relation('person/nadia-belmar', 'leads', 'body/coast-guard', { from: '2021-09-15' }),
  relation('person/emil-castan', 'leads', 'body/marengrid', { from: '2020-10-01' }),
  relation('person/rosa-lindar', 'leads', 'body/national-library', { from: '2016-01-01' }),
  relation('person/amina-rashel', 'leads', 'body/common-market', { from: '2023-01-01' }),
  relation('person/yusuf-arden', 'leads', 'body/coast-alliance', { from: '2021-11-20' }),
  relation('person/orla-vintner', 'leads', 'body/green-shore', {
    from: '2023-04-02',
    note: { en: 'co-leader', ru: 'сопредседатель', ar: 'رئيسة مشاركة' },
  }),
  relation('person/osman-telle', 'holds-office', 'place/karvala', {
    from: '2019-05-12',
    note: { en: 'mayor', ru: 'мэр', ar: 'رئيس البلدية' },
  }),
  relation('person/jonna-esker', 'holds-office', 'place/tamarel', {
    from: '2023-05-14',
    note: { en: 'mayor', ru: 'мэр', ar: 'رئيسة البلدية' },
  }),
  relation('person/ines-tarquel', 'holds-office', 'place/tavoria', {
    from: 35,
    note: { en: 'president-elect', ru: 'избранный президент', ar: 'الرئيسة المنتخبة' },
  }),
  // Members.
  relation('person/selma-reth', 'member-of', 'body/government', { from: '2022-06-14' }),
  relation('person/miriam-dace', 'member-of', 'body/government', { from: '2024-01-09' }),
  relation('person/irena-sorel', 'member-of', 'body/government', { from: '2022-06-14' }),
  relation('person/marek-tolen', 'member-of', 'body/government', { from: '2024-01-09' }),
  relation('person/davit-ormand', 'member-of', 'body/government', { from: '2022-06-14' }),
  relation('person/ilan-moreau', 'member-of', 'body/seven-harbours'),
  relation('person/selma-reth', 'member-of', 'body/seven-harbours'),
  relation('person/orla-vintner', 'member-of', 'body/assembly', { from: '2018-06-01' }),
  relation('person/yusuf-arden', 'member-of', 'body/assembly', { from: '2014-06-01' }),
  relation('person/greta-hallam', 'member-of', 'body/weather-service', { from: '2009-02-01' }),
  relation('person/samir-noll', 'member-of', 'body/velmora-university', { from: '2004-09-01' }),
  relation('person/tomas-everin', 'member-of', 'body/karvala-athletic', {
    from: '2017-07-01',
    note: { en: 'captain', ru: 'капитан', ar: 'القائد' },
  }),
  relation('body/seven-harbours', 'member-of', 'body/assembly', {
    note: { en: '49 seats', ru: '49 мест', ar: '49 مقعدا' },
  }),
  relation('body/green-shore', 'member-of', 'body/assembly', {
    note: { en: '15 seats', ru: '15 мест', ar: '15 مقعدا' },
  }),
  relation('body/coast-alliance', 'member-of', 'body/assembly', {
    note: { en: '41 seats', ru: '41 место', ar: '41 مقعدا' },
  }),
  relation('body/workers-list', 'member-of', 'body/assembly', {
    note: { en: '16 seats', ru: '16 мест', ar: '16 مقعدا' },
  }),
  // How the bodies hang together.
  relation('body/ministry-foreign', 'part-of', 'body/government'),
  relation('body/ministry-defence', 'part-of', 'body/government'),
  relation('body/ministry-energy', 'part-of', 'body/government'),
  relation('body/coast-guard', 'part-of', 'body/ministry-energy', {
    from: '1962-01-01',
    note: { en: 'under its supervision', ru: 'в ведении министерства', ar: 'تحت إشرافها' },
  }),
  // Alliances.
  ...(['marenia', 'kelmark', 'dorvia', 'belloria', 'tavoria'] as const).flatMap((key) => [
    relation(`place/${key}`, 'member-of', 'body/common-market', { from: '1979-06-16' }),
    relation(`place/${key}`, 'member-of', 'body/straits-commission', { from: '1954-04-20' }),
  ]),
  ...(['marenia', 'belloria', 'halvania'] as const).map((key) =>
    relation(`place/${key}`, 'member-of', 'body/coastal-compact', { from: '1971-09-30' }),
  ),
  ...(['dorvia', 'kelmark'] as const).map((key) =>
    relation(`place/${key}`, 'member-of', 'body/northern-league', { from: '1968-02-05' }),
  ),
  // Places.
  ...(['port-selene', 'karvala', 'velmora', 'halmeer', 'tamarel', 'cape-ember', 'ember-strait'] as const).map((key) =>
    relation(`place/${key}`, 'located-in', 'place/marenia'),
  ),
  relation('place/elderhavn', 'located-in', 'place/kelmark'),
  relation('place/ardena', 'located-in', 'place/dorvia'),
  relation('place/tavor-city', 'located-in', 'place/tavoria'),
  // The conference.
  relation('body/ministry-foreign', 'hosts', CONFERENCE, { from: -2, to: -1 }),
  relation('place/marenia', 'hosts', CONFERENCE, { from: -2, to: -1 }),
  ...(['person/marek-tolen', 'person/viktor-dravin', 'person/astrid-holmar', 'person/lorenzo-battel'] as const).map(
    (id) => relation(id, 'took-part-in', CONFERENCE, { from: -2, to: -1, note: HEAD_OF_DELEGATION }),
  ),
  ...(['person/ilan-moreau', 'person/irena-sorel', 'person/amina-rashel', 'person/nadia-belmar'] as const).map((id) =>
    relation(id, 'took-part-in', CONFERENCE, { from: -2, to: -1 }),
  ),
  ...(['body/common-market', 'body/coastal-compact', 'body/straits-commission', 'body/northern-league'] as const).map(
    (id) => relation(id, 'took-part-in', CONFERENCE, { from: -2, to: -1, note: OBSERVER }),
  ),
  ...(['kelmark', 'dorvia', 'belloria', 'tavoria', 'halvania'] as const).map((key) =>
    relation(`place/${key}`, 'took-part-in', CONFERENCE, { from: -2, to: -1 }),
  ),
  // Other events.
  relation('body/ministry-defence', 'hosts', 'event/exercise-open-water', { from: 40, to: 47 }),
  relation('place/belloria', 'took-part-in', 'event/exercise-open-water', { from: 40, to: 47 }),
  relation('place/halvania', 'took-part-in', 'event/exercise-open-water', { from: 40, to: 47 }),
  relation('body/assembly', 'hosts', 'event/budget-session', { from: -12, to: 9 }),
  relation('body/karvala-athletic', 'took-part-in', 'event/league-cup-final-58', { from: -1, to: -1 }),
  relation('body/lantern-club', 'took-part-in', 'event/league-cup-final-58', { from: -1, to: -1 }),
  relation('person/tomas-everin', 'took-part-in', 'event/league-cup-final-58', { from: -1, to: -1 }),
  relation('person/hana-osten', 'took-part-in', 'event/book-fair-31', { from: -6, to: -3 }),
  relation('place/kelmark', 'hosts', 'event/market-summit-46', { from: 24, to: 25 }),
]

export const demoCommitments: readonly DemoCommitment[] = [
  {
    by: 'person/marek-tolen',
    chain: 'conference-opening',
    due: 38,
    words: {
      en: 'Marenian warships will sail through the Ember Strait with their transponders switched on.',
      ru: 'Военные корабли Марении будут проходить пролив Эмбер с включёнными транспондерами.',
      ar: 'تعبر سفن مارينيا الحربية مضيق إمبر وأجهزة التعريف فيها مشغلة.',
    },
  },
  {
    by: 'person/viktor-dravin',
    chain: 'conference-opening',
    due: 60,
    words: {
      en: 'Dorvia will announce naval exercises of more than five ships 45 days ahead instead of 30.',
      ru: 'Дорвия будет объявлять об учениях с участием более пяти кораблей за 45 дней, а не за 30.',
      ar: 'تعلن دورفيا عن المناورات التي تزيد على خمس سفن قبل 45 يوما بدلا من 30.',
    },
  },
  {
    by: 'person/astrid-holmar',
    chain: 'conference-opening',
    due: 180,
    words: {
      en: 'Kelmark will publish a list of the wrecks and old mines found on its side of the Selene Sea.',
      ru: 'Кельмарк опубликует перечень затонувших судов и старых мин у своих берегов.',
      ar: 'تنشر كيلمارك قائمة بحطام السفن والألغام القديمة في جانبها من بحر سيلين.',
    },
  },
  {
    by: 'person/lorenzo-battel',
    chain: 'conference-opening',
    due: 40,
    words: {
      en: 'Three Bellorian vessels will join Marenia and Halvania in exercise Open Water.',
      ru: 'Три беллорийских судна примут участие в учении «Открытая вода» вместе с Маренией и Хальванией.',
      ar: 'تنضم ثلاث سفن بيلورية إلى مارينيا وهالفانيا في تمرين «المياه المفتوحة».',
    },
  },
  {
    by: 'person/amina-rashel',
    chain: 'conference-opening',
    due: 120,
    words: {
      en: 'The Common Market will put 18 million tallars into coastal radar.',
      ru: 'Общий рынок вложит 18 млн талларов в береговые радары.',
      ar: 'تخصص السوق المشتركة 18 مليون تالر لرادارات السواحل.',
    },
  },
  {
    by: 'body/ministry-foreign',
    chain: 'conference-statement',
    words: {
      en: 'Marenia will keep a public register of undertakings in Port Selene at its own expense.',
      ru: 'Марения за свой счёт будет вести в Порт-Селене публичный реестр обязательств.',
      ar: 'تمسك مارينيا في بورت سيلين سجلا علنيا للتعهدات على نفقتها.',
    },
  },
  {
    by: 'place/belloria',
    chain: 'conference-statement',
    words: {
      en: 'Belloria will hold the tenth conference in two years’ time.',
      ru: 'Беллория проведёт десятую конференцию через два года.',
      ar: 'تستضيف بيلوريا المؤتمر العاشر بعد عامين.',
    },
  },
  {
    by: 'body/coast-guard',
    chain: 'direct-line',
    due: 29,
    words: {
      en: 'A direct line will join the duty room in Karvala to the Dorvian border fleet in Ardena.',
      ru: 'Прямая линия соединит дежурный зал в Карвале с дорвийским пограничным флотом в Ардене.',
      ar: 'يصل خط مباشر غرفة المناوبة في كارفالا بأسطول الحدود الدورفي في أردينا.',
    },
  },
  {
    by: 'body/marengrid',
    chain: 'cable-contract',
    due: 19,
    words: {
      en: 'The contract for the island cable will be signed unless a losing bidder objects.',
      ru: 'Договор об островном кабеле будет подписан, если проигравшие не обжалуют результат.',
      ar: 'يوقع عقد كابل الجزر ما لم يعترض أحد الخاسرين.',
    },
  },
  {
    by: 'person/davit-ormand',
    chain: 'cable-survey',
    due: 33,
    words: {
      en: 'The results of the survey of the second cable route will be published whole.',
      ru: 'Результаты съёмки второй трассы кабеля будут опубликованы целиком.',
      ar: 'تنشر نتائج مسح المسار الثاني للكابل كاملة.',
    },
  },
  {
    by: 'person/ines-tarquel',
    chain: 'tavoria-election',
    due: 400,
    words: {
      en: 'Tavoria will bring its customs computers into line with those of the Common Market within a year.',
      ru: 'Тавория за год приведёт таможенные компьютеры в соответствие с системой Общего рынка.',
      ar: 'توفق تافوريا حواسيب جماركها مع نظام السوق المشتركة خلال سنة.',
    },
  },
]
