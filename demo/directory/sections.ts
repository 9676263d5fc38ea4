import type { ProjectConcept, SectionConcept, Text, TopicConcept } from '../types.ts'

const section = (position: number, key: string, name: Text, summary: Text): SectionConcept => ({
  id: `section/${key}`,
  kind: 'section',
  name,
  summary,
  position,
})

export const sections: readonly SectionConcept[] = [
  section(
    1,
    'politics',
    { en: 'Politics', ru: 'Политика', ar: 'سياسة' },
    {
      en: 'Government, parliament, parties and elections',
      ru: 'Правительство, парламент, партии и выборы',
      ar: 'الحكومة والبرلمان والأحزاب والانتخابات',
    },
  ),
  section(
    2,
    'economy',
    { en: 'Economy', ru: 'Экономика', ar: 'اقتصاد' },
    {
      en: 'Money, energy, shipping and work',
      ru: 'Деньги, энергетика, судоходство и труд',
      ar: 'المال والطاقة والملاحة والعمل',
    },
  ),
  section(
    3,
    'society',
    { en: 'Society', ru: 'Общество', ar: 'مجتمع' },
    {
      en: 'Health, schools, weather and life on the islands',
      ru: 'Здоровье, школа, погода и жизнь на островах',
      ar: 'الصحة والتعليم والطقس والحياة في الجزر',
    },
  ),
  section(
    4,
    'world',
    { en: 'World', ru: 'В мире', ar: 'عالم' },
    {
      en: 'The neighbours of the Selene Sea and beyond',
      ru: 'Соседи по Селенскому морю и не только',
      ar: 'جيران بحر سيلين وما وراءه',
    },
  ),
  section(
    5,
    'security',
    { en: 'Security', ru: 'Безопасность', ar: 'أمن' },
    {
      en: 'Defence, the coast guard and safety at sea',
      ru: 'Оборона, береговая охрана и безопасность на море',
      ar: 'الدفاع وخفر السواحل والسلامة في البحر',
    },
  ),
  section(
    6,
    'culture',
    { en: 'Culture', ru: 'Культура', ar: 'ثقافة' },
    { en: 'Books, stage, museums and heritage', ru: 'Книги, сцена, музеи и наследие', ar: 'كتب ومسرح ومتاحف وتراث' },
  ),
  section(
    7,
    'sport',
    { en: 'Sport', ru: 'Спорт', ar: 'رياضة' },
    {
      en: 'The Selene League, open water and everything timed',
      ru: 'Селенская лига, открытая вода и всё, что на время',
      ar: 'دوري سيلين والسباحة في المياه المفتوحة وكل ما يقاس بالوقت',
    },
  ),
  section(
    8,
    'science',
    { en: 'Science', ru: 'Наука', ar: 'علوم' },
    { en: 'The sea, the climate and research', ru: 'Море, климат и исследования', ar: 'البحر والمناخ والبحث العلمي' },
  ),
]

const topic = (position: number, key: string, en: string, ru: string, ar: string): TopicConcept => ({
  id: `topic/${key}`,
  kind: 'topic',
  name: { en, ru, ar },
  position,
})

export const topics: readonly TopicConcept[] = [
  topic(1, 'state-budget', 'State budget', 'Государственный бюджет', 'الموازنة العامة'),
  topic(2, 'prices-and-rates', 'Prices and interest rates', 'Цены и процентные ставки', 'الأسعار وأسعار الفائدة'),
  topic(3, 'energy', 'Energy', 'Энергетика', 'الطاقة'),
  topic(4, 'ferries-and-ports', 'Ferries and ports', 'Паромы и порты', 'العبارات والموانئ'),
  topic(5, 'regional-security', 'Regional security', 'Региональная безопасность', 'الأمن الإقليمي'),
  topic(6, 'island-life', 'Life on the islands', 'Жизнь на островах', 'الحياة في الجزر'),
  topic(7, 'extreme-weather', 'Storms and weather', 'Штормы и погода', 'العواصف والطقس'),
  topic(8, 'elections', 'Elections', 'Выборы', 'انتخابات'),
  topic(9, 'books', 'Books', 'Книги', 'كتب'),
  topic(10, 'marine-science', 'Marine science', 'Наука о море', 'علوم البحار'),
  topic(11, 'football', 'Football', 'Футбол', 'كرة القدم'),
]

export const projects: readonly ProjectConcept[] = [
  {
    id: 'project/island-cable',
    kind: 'project',
    position: 1,
    name: { en: 'The Island Cable', ru: 'Островной кабель', ar: 'كابل الجزر' },
    summary: {
      en: 'One hundred and fifty-four kilometres that will end the age of diesel on Halmeer and Tamarel',
      ru: 'Сто пятьдесят четыре километра, которые избавят Хальмер и Тамарель от дизеля',
      ar: 'مئة وأربعة وخمسون كيلومترا تنهي عصر الديزل في هالمير وتاماريل',
    },
    details: {
      intro: {
        en: `For sixty years the lights of Halmeer and Tamarel have run on diesel brought by ship. A cable on the sea bed is to join the two islands to the national grid in three years, at a cost of 1.14 billion tallars.

We follow the money, the route and the people at either end: those who will lay the cable, those who pay for it, and 68,000 islanders who plan their washing by the sound of a generator.`,
        ru: `Шестьдесят лет свет на Хальмере и Тамареле даёт дизель, который привозят на судах. Через три года кабель по морскому дну должен соединить оба острова с единой энергосистемой. Цена — 1,14 млрд талларов.

Мы следим за деньгами, за трассой и за людьми на обоих концах: за теми, кто кладёт кабель, теми, кто за него платит, и 68 тысячами островитян, которые затевают стирку, прислушиваясь к генератору.`,
        ar: `منذ ستين عاما تضيء هالمير وتاماريل بديزل تحمله السفن. وبعد ثلاث سنوات يفترض أن يصل كابل في قاع البحر الجزيرتين بالشبكة الوطنية، بتكلفة 1.14 مليار تالر.

نتابع المال والمسار والناس على الطرفين: من يمدون الكابل، ومن يدفعون ثمنه، و68 ألفا من سكان الجزر يغسلون ثيابهم على إيقاع المولد.`,
      },
    },
  },
  {
    id: 'project/open-sea',
    kind: 'project',
    position: 2,
    name: { en: 'Whose Sea, Whose Rules', ru: 'Чьё море, чьи правила', ar: 'بحر من؟ وقواعد من؟' },
    summary: {
      en: 'The Selene Sea Security Conference and what the five shores have promised one another',
      ru: 'Конференция по безопасности Селенского моря и обещания пяти берегов',
      ar: 'مؤتمر أمن بحر سيلين وما تعهدت به الشواطئ الخمسة بعضها لبعض',
    },
    details: {
      intro: {
        en: `Five countries share the Selene Sea, and 214 ships cross it on an average day. For sixteen years their ministers have met every second year to agree on how to keep out of one another’s way.

Here is what was said at the ninth conference in Port Selene, who said it, and the date by which each promise falls due. We will come back to every one of them.`,
        ru: `Селенское море делят пять стран, и за обычные сутки его пересекают 214 судов. Вот уже шестнадцать лет их министры раз в два года собираются, чтобы договориться, как не мешать друг другу.

Здесь собрано, что прозвучало на девятой конференции в Порт-Селене, кто это сказал и к какому сроку обещал. К каждому обещанию мы вернёмся.`,
        ar: `تتقاسم خمس دول بحر سيلين، وتعبره 214 سفينة في اليوم العادي. ومنذ ستة عشر عاما يجتمع وزراؤها مرة كل عامين ليتفقوا على ألا يعترض بعضهم طريق بعض.

هنا ما قيل في المؤتمر التاسع في بورت سيلين، ومن قاله، والموعد الذي يحل فيه كل تعهد. وسنعود إلى كل واحد منها.`,
      },
    },
  },
]
