import type { ConceptId, EventConcept, PlaceConcept, PlaceDetails, Text } from '../types.ts'

const place = (
  key: string,
  type: PlaceDetails['type'],
  name: Text,
  summary: Text,
  country?: ConceptId<'place'>,
): PlaceConcept => ({
  id: `place/${key}`,
  kind: 'place',
  name,
  summary,
  details: country ? { type, country } : { type },
})

export const places: readonly PlaceConcept[] = [
  place(
    'marenia',
    'country',
    { en: 'Marenia', ru: 'Марения', ar: 'مارينيا' },
    {
      en: 'A republic of 3.1 million people on the island of Great Maren, the mainland Coast and 40 smaller islands. The seven harbours declared it on 4 May 1911; the Coast joined under the Treaty of Ember in 1923.',
      ru: 'Республика с населением 3,1 млн человек: остров Большой Марен, материковый Берег и 40 малых островов. Провозглашена семью гаванями 4 мая 1911 года; Берег присоединился по Эмберскому договору 1923 года.',
      ar: 'جمهورية يسكنها 3.1 مليون نسمة، تضم جزيرة مارين الكبرى وإقليم الساحل في البر الرئيسي و40 جزيرة صغيرة. أعلنتها الموانئ السبعة في 4 مايو 1911، وانضم إليها الساحل بمعاهدة إمبر عام 1923.',
    },
  ),
  place(
    'port-selene',
    'city',
    { en: 'Port Selene', ru: 'Порт-Селена', ar: 'بورت سيلين' },
    {
      en: 'Capital of Marenia and the first of the seven harbours. Population 612,000.',
      ru: 'Столица Марении и первая из семи гаваней. Население 612 тысяч человек.',
      ar: 'عاصمة مارينيا وأول الموانئ السبعة. يسكنها 612 ألف نسمة.',
    },
    'place/marenia',
  ),
  place(
    'karvala',
    'city',
    { en: 'Karvala', ru: 'Карвала', ar: 'كارفالا' },
    {
      en: 'The largest city of the Coast, with the container port and the shipyard. Population 348,000.',
      ru: 'Крупнейший город Берега с контейнерным портом и верфью. Население 348 тысяч человек.',
      ar: 'كبرى مدن إقليم الساحل، وفيها ميناء الحاويات وحوض بناء السفن. يسكنها 348 ألف نسمة.',
    },
    'place/marenia',
  ),
  place(
    'velmora',
    'city',
    { en: 'Velmora', ru: 'Вельмора', ar: 'فيلمورا' },
    {
      en: 'University city in the hills of Great Maren.',
      ru: 'Университетский город в холмах Большого Марена.',
      ar: 'مدينة جامعية في تلال مارين الكبرى.',
    },
    'place/marenia',
  ),
  place(
    'halmeer',
    'island',
    { en: 'Halmeer', ru: 'Хальмер', ar: 'هالمير' },
    {
      en: 'Island of 41,000 people, 96 kilometres from Karvala.',
      ru: 'Остров в 96 километрах от Карвалы, 41 тысяча жителей.',
      ar: 'جزيرة يسكنها 41 ألف نسمة، على بعد 96 كيلومترا من كارفالا.',
    },
    'place/marenia',
  ),
  place(
    'tamarel',
    'island',
    { en: 'Tamarel', ru: 'Тамарель', ar: 'تاماريل' },
    {
      en: 'The outermost inhabited island of Marenia, home to 27,000 people and the largest fishing fleet.',
      ru: 'Самый дальний обитаемый остров Марении: 27 тысяч жителей и крупнейший рыболовный флот.',
      ar: 'أبعد الجزر المأهولة في مارينيا، يسكنها 27 ألف نسمة وفيها أكبر أسطول صيد.',
    },
    'place/marenia',
  ),
  place(
    'cape-ember',
    'cape',
    { en: 'Cape Ember', ru: 'мыс Эмбер', ar: 'رأس إمبر' },
    {
      en: 'The south-eastern tip of Great Maren, with the lighthouse of 1742.',
      ru: 'Юго-восточная оконечность Большого Марена с маяком 1742 года.',
      ar: 'الطرف الجنوبي الشرقي لمارين الكبرى، وفيه منارة شيدت عام 1742.',
    },
    'place/marenia',
  ),
  place(
    'ember-strait',
    'water',
    { en: 'Ember Strait', ru: 'пролив Эмбер', ar: 'مضيق إمبر' },
    {
      en: 'The passage between Great Maren and the Coast, 31 kilometres wide at its narrowest.',
      ru: 'Пролив между Большим Мареном и Берегом шириной 31 километр в самом узком месте.',
      ar: 'الممر بين مارين الكبرى والساحل، وعرضه 31 كيلومترا في أضيق نقطة.',
    },
    'place/marenia',
  ),
  place(
    'selene-sea',
    'water',
    { en: 'Selene Sea', ru: 'Селенское море', ar: 'بحر سيلين' },
    {
      en: 'The sea shared by Marenia, Kelmark, Dorvia, Belloria and Tavoria.',
      ru: 'Море, которое делят Марения, Кельмарк, Дорвия, Беллория и Тавория.',
      ar: 'البحر الذي تتقاسمه مارينيا وكيلمارك ودورفيا وبيلوريا وتافوريا.',
    },
  ),
  place(
    'kelmark',
    'country',
    { en: 'Kelmark', ru: 'Кельмарк', ar: 'كيلمارك' },
    { en: 'Kingdom on the northern shore.', ru: 'Королевство на северном берегу.', ar: 'مملكة على الشاطئ الشمالي.' },
  ),
  place(
    'dorvia',
    'country',
    { en: 'Dorvia', ru: 'Дорвия', ar: 'دورفيا' },
    {
      en: 'Federation to the east, with which the Coast shares a land border of 204 kilometres.',
      ru: 'Федерация на востоке; сухопутная граница с Берегом — 204 километра.',
      ar: 'اتحاد إلى الشرق، له مع إقليم الساحل حدود برية طولها 204 كيلومترات.',
    },
  ),
  place(
    'belloria',
    'country',
    { en: 'Belloria', ru: 'Беллория', ar: 'بيلوريا' },
    { en: 'Republic on the southern shore.', ru: 'Республика на южном берегу.', ar: 'جمهورية على الشاطئ الجنوبي.' },
  ),
  place(
    'tavoria',
    'country',
    { en: 'Tavoria', ru: 'Тавория', ar: 'تافوريا' },
    { en: 'Republic on the western shore.', ru: 'Республика на западном берегу.', ar: 'جمهورية على الشاطئ الغربي.' },
  ),
  place(
    'halvania',
    'country',
    { en: 'Halvania', ru: 'Хальвания', ar: 'هالفانيا' },
    {
      en: 'Republic beyond the western straits, an ally of Marenia since 1971.',
      ru: 'Республика за западными проливами, союзник Марении с 1971 года.',
      ar: 'جمهورية وراء المضائق الغربية، حليفة مارينيا منذ عام 1971.',
    },
  ),
  place(
    'elderhavn',
    'city',
    { en: 'Elderhavn', ru: 'Эльдерхавн', ar: 'إلدرهافن' },
    { en: 'Capital of Kelmark.', ru: 'Столица Кельмарка.', ar: 'عاصمة كيلمارك.' },
    'place/kelmark',
  ),
  place(
    'ardena',
    'city',
    { en: 'Ardena', ru: 'Ардена', ar: 'أردينا' },
    { en: 'Capital of Dorvia.', ru: 'Столица Дорвии.', ar: 'عاصمة دورفيا.' },
    'place/dorvia',
  ),
  place(
    'tavor-city',
    'city',
    { en: 'Tavor', ru: 'Тавор', ar: 'تافور' },
    { en: 'Capital of Tavoria.', ru: 'Столица Тавории.', ar: 'عاصمة تافوريا.' },
    'place/tavoria',
  ),
]

export const events: readonly EventConcept[] = [
  {
    id: 'event/selene-security-conference-9',
    kind: 'event',
    name: {
      en: '9th Selene Sea Security Conference',
      ru: 'IX Конференция по безопасности Селенского моря',
      ar: 'المؤتمر التاسع لأمن بحر سيلين',
    },
    summary: {
      en: 'Ministers and delegations of 14 countries and four international organisations met in the Exchange Hall.',
      ru: 'Министры и делегации 14 стран и четырёх международных организаций собрались в Биржевом зале.',
      ar: 'اجتمع في قاعة البورصة وزراء ووفود من 14 دولة وأربع منظمات دولية.',
    },
    details: {
      series: {
        en: 'Selene Sea Security Conference',
        ru: 'Конференция по безопасности Селенского моря',
        ar: 'مؤتمر أمن بحر سيلين',
      },
      ordinal: 9,
      from: -2,
      to: -1,
      where: 'place/port-selene',
    },
  },
  {
    id: 'event/exercise-open-water',
    kind: 'event',
    name: { en: 'Exercise Open Water', ru: 'Учение «Открытая вода»', ar: 'تمرين «المياه المفتوحة»' },
    summary: {
      en: 'Planned search-and-rescue exercise of Marenia, Belloria and Halvania in the Ember Strait.',
      ru: 'Плановое поисково-спасательное учение Марении, Беллории и Хальвании в проливе Эмбер.',
      ar: 'تمرين مقرر للبحث والإنقاذ تشارك فيه مارينيا وبيلوريا وهالفانيا في مضيق إمبر.',
    },
    details: { from: 40, to: 47, where: 'place/ember-strait' },
  },
  {
    id: 'event/budget-session',
    kind: 'event',
    name: {
      en: 'Budget session of the Assembly',
      ru: 'Бюджетная сессия Собрания',
      ar: 'دورة الموازنة في الجمعية الوطنية',
    },
    details: { from: -12, to: 9, where: 'place/port-selene' },
  },
  {
    id: 'event/storm-calder',
    kind: 'event',
    name: { en: 'Storm Calder', ru: 'Шторм «Кальдер»', ar: 'العاصفة «كالدر»' },
    details: { from: -1, to: 0, where: 'place/tamarel' },
  },
  {
    id: 'event/league-cup-final-58',
    kind: 'event',
    name: { en: '58th League Cup final', ru: 'Финал 58-го Кубка лиги', ar: 'نهائي كأس الدوري الثامن والخمسون' },
    details: {
      series: { en: 'Selene League Cup', ru: 'Кубок Селенской лиги', ar: 'كأس دوري سيلين' },
      ordinal: 58,
      from: -1,
      to: -1,
      where: 'place/karvala',
    },
  },
  {
    id: 'event/book-fair-31',
    kind: 'event',
    name: {
      en: '31st Port Selene Book Fair',
      ru: '31-я Порт-Селенская книжная ярмарка',
      ar: 'معرض بورت سيلين للكتاب الحادي والثلاثون',
    },
    details: {
      series: { en: 'Port Selene Book Fair', ru: 'Порт-Селенская книжная ярмарка', ar: 'معرض بورت سيلين للكتاب' },
      ordinal: 31,
      from: -6,
      to: -3,
      where: 'place/port-selene',
    },
  },
  {
    id: 'event/market-summit-46',
    kind: 'event',
    name: {
      en: '46th Common Market Summit',
      ru: '46-й саммит Общего рынка',
      ar: 'القمة السادسة والأربعون للسوق المشتركة',
    },
    details: {
      series: { en: 'Common Market Summit', ru: 'Саммит Общего рынка', ar: 'قمة السوق المشتركة' },
      ordinal: 46,
      from: 24,
      to: 25,
      where: 'place/elderhavn',
    },
  },
]
