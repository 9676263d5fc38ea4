import type { PersonConcept, Text } from '../types.ts'

const person = (key: string, name: Text, office: Text, born?: string): PersonConcept => ({
  id: `person/${key}`,
  kind: 'person',
  name,
  details: born ? { office, born } : { office },
})

export const people: readonly PersonConcept[] = [
  person(
    'teodora-valk',
    { en: 'Teodora Valk', ru: 'Теодора Валк', ar: 'تيودورا فالك' },
    {
      en: 'Speaker of the National Assembly, head of state',
      ru: 'председатель Национального собрания, глава государства',
      ar: 'رئيسة الجمعية الوطنية ورئيسة الدولة',
    },
    '1961',
  ),
  person(
    'ilan-moreau',
    { en: 'Ilan Moreau', ru: 'Илан Моро', ar: 'إيلان مورو' },
    { en: 'Prime Minister', ru: 'премьер-министр', ar: 'رئيس الوزراء' },
    '1974',
  ),
  person(
    'irena-sorel',
    { en: 'Irena Sorel', ru: 'Ирена Сорель', ar: 'إيرينا سوريل' },
    { en: 'Minister of Foreign Affairs', ru: 'министр иностранных дел', ar: 'وزيرة الشؤون الخارجية' },
    '1969',
  ),
  person(
    'marek-tolen',
    { en: 'Marek Tolen', ru: 'Марек Толен', ar: 'ماريك تولين' },
    { en: 'Minister of Defence', ru: 'министр обороны', ar: 'وزير الدفاع' },
    '1966',
  ),
  person(
    'davit-ormand',
    { en: 'Davit Ormand', ru: 'Давит Орманд', ar: 'دافيت أورماند' },
    {
      en: 'Minister of Energy and Infrastructure',
      ru: 'министр энергетики и инфраструктуры',
      ar: 'وزير الطاقة والبنية التحتية',
    },
    '1977',
  ),
  person(
    'selma-reth',
    { en: 'Selma Reth', ru: 'Сельма Рет', ar: 'سلمى ريت' },
    { en: 'Minister of Finance', ru: 'министр финансов', ar: 'وزيرة المالية' },
    '1972',
  ),
  person(
    'miriam-dace',
    { en: 'Miriam Dace', ru: 'Мириам Дейс', ar: 'مريم ديس' },
    { en: 'Minister of Health', ru: 'министр здравоохранения', ar: 'وزيرة الصحة' },
    '1970',
  ),
  person(
    'livia-kestren',
    { en: 'Livia Kestren', ru: 'Ливия Кестрен', ar: 'ليفيا كسترين' },
    { en: 'Governor of the Bank of Marenia', ru: 'управляющая Банком Марении', ar: 'محافظة بنك مارينيا' },
    '1964',
  ),
  person(
    'pavel-imrath',
    { en: 'Pavel Imrath', ru: 'Павел Имрат', ar: 'بافل إمرات' },
    {
      en: 'Director of the National Statistics Office',
      ru: 'директор Национального бюро статистики',
      ar: 'مدير المكتب الوطني للإحصاء',
    },
    '1968',
  ),
  person(
    'nadia-belmar',
    { en: 'Nadia Belmar', ru: 'Надия Бельмар', ar: 'نادية بلمار' },
    {
      en: 'Commandant of the Coast Guard Service',
      ru: 'начальник Службы береговой охраны',
      ar: 'قائدة جهاز خفر السواحل',
    },
    '1973',
  ),
  person(
    'greta-hallam',
    { en: 'Greta Hallam', ru: 'Грета Халлам', ar: 'غريتا هالام' },
    {
      en: 'Duty director of the Marine and Weather Service',
      ru: 'дежурный директор Морской и метеорологической службы',
      ar: 'المديرة المناوبة لمصلحة البحر والأرصاد',
    },
  ),
  person(
    'yusuf-arden',
    { en: 'Yusuf Arden', ru: 'Юсуф Арден', ar: 'يوسف أردن' },
    { en: 'Leader of the Coast Alliance', ru: 'лидер «Берегового альянса»', ar: 'زعيم تحالف الساحل' },
    '1979',
  ),
  person(
    'orla-vintner',
    { en: 'Orla Vintner', ru: 'Орла Винтнер', ar: 'أورلا فينتنر' },
    {
      en: 'Co-leader of Green Shore',
      ru: 'сопредседатель партии «Зелёный берег»',
      ar: 'الرئيسة المشاركة لحزب الشاطئ الأخضر',
    },
    '1983',
  ),
  person(
    'osman-telle',
    { en: 'Osman Telle', ru: 'Осман Телле', ar: 'عثمان تيلي' },
    { en: 'Mayor of Karvala', ru: 'мэр Карвалы', ar: 'رئيس بلدية كارفالا' },
    '1965',
  ),
  person(
    'jonna-esker',
    { en: 'Jonna Esker', ru: 'Йонна Эскер', ar: 'يونا إسكر' },
    { en: 'Mayor of Tamarel', ru: 'мэр Тамареля', ar: 'رئيسة بلدية تاماريل' },
  ),
  person(
    'emil-castan',
    { en: 'Emil Castan', ru: 'Эмиль Кастан', ar: 'إميل كاستان' },
    {
      en: 'Chief executive of Marengrid',
      ru: 'генеральный директор «Маренгрида»',
      ar: 'الرئيس التنفيذي لشركة مارينغريد',
    },
    '1971',
  ),
  person(
    'samir-noll',
    { en: 'Samir Noll', ru: 'Самир Нолль', ar: 'سمير نول' },
    {
      en: 'Professor of oceanography, University of Velmora',
      ru: 'профессор океанографии Вельморского университета',
      ar: 'أستاذ علم المحيطات في جامعة فيلمورا',
    },
    '1967',
  ),
  person(
    'rosa-lindar',
    { en: 'Rosa Lindar', ru: 'Роза Линдар', ar: 'روزا ليندار' },
    { en: 'Director of the National Library', ru: 'директор Национальной библиотеки', ar: 'مديرة المكتبة الوطنية' },
    '1963',
  ),
  person(
    'hana-osten',
    { en: 'Hana Osten', ru: 'Хана Остен', ar: 'هناء أوستن' },
    { en: 'Novelist', ru: 'писательница', ar: 'روائية' },
    '1958',
  ),
  person(
    'tomas-everin',
    { en: 'Tomas Everin', ru: 'Томас Эверин', ar: 'توماس إيفرين' },
    { en: 'Captain of Karvala Athletic', ru: 'капитан «Карвала Атлетик»', ar: 'قائد فريق كارفالا أتلتيك' },
    '1996',
  ),
  person(
    'zora-petrel',
    { en: 'Zora Petrel', ru: 'Зора Петрель', ar: 'زورا بيتريل' },
    { en: 'Open-water swimmer', ru: 'пловчиха-марафонка', ar: 'سباحة مسافات طويلة' },
    '2001',
  ),
  person(
    'viktor-dravin',
    { en: 'Viktor Dravin', ru: 'Виктор Дравин', ar: 'فيكتور درافين' },
    { en: 'Minister of Defence of Dorvia', ru: 'министр обороны Дорвии', ar: 'وزير دفاع دورفيا' },
  ),
  person(
    'astrid-holmar',
    { en: 'Astrid Holmar', ru: 'Астрид Хольмар', ar: 'أستريد هولمار' },
    {
      en: 'Minister of Foreign Affairs of Kelmark',
      ru: 'министр иностранных дел Кельмарка',
      ar: 'وزيرة خارجية كيلمارك',
    },
  ),
  person(
    'lorenzo-battel',
    { en: 'Lorenzo Battel', ru: 'Лоренцо Баттель', ar: 'لورنزو باتيل' },
    { en: 'Minister of Defence of Belloria', ru: 'министр обороны Беллории', ar: 'وزير دفاع بيلوريا' },
  ),
  person(
    'amina-rashel',
    { en: 'Amina Rashel', ru: 'Амина Рашель', ar: 'أمينة راشيل' },
    {
      en: 'Secretary-General of the Selene Sea Common Market',
      ru: 'генеральный секретарь Общего рынка Селенского моря',
      ar: 'الأمينة العامة للسوق المشتركة لبحر سيلين',
    },
  ),
  person(
    'ines-tarquel',
    { en: 'Ines Tarquel', ru: 'Инес Таркель', ar: 'إيناس تاركيل' },
    { en: 'President-elect of Tavoria', ru: 'избранный президент Тавории', ar: 'الرئيسة المنتخبة لتافوريا' },
  ),
]
