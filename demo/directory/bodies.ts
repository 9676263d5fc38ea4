import type { BodyConcept, BodyDetails, Text } from '../types.ts'

const body = (key: string, name: Text, details: BodyDetails, position?: number): BodyConcept => ({
  id: `body/${key}`,
  kind: 'body',
  name,
  details,
  ...(position === undefined ? {} : { position }),
})

export const publicBodies: readonly BodyConcept[] = [
  body(
    'assembly',
    { en: 'National Assembly', ru: 'Национальное собрание', ar: 'الجمعية الوطنية' },
    {
      category: 'public',
      short: { en: 'Assembly', ru: 'Собрание', ar: 'الجمعية' },
      founded: '1911-05-04',
      seat: 'place/port-selene',
      what: {
        en: 'The single chamber of parliament. Its 121 members are elected for four years, 94 in districts and 27 from national lists. It passes laws and the budget and elects the prime minister. Its speaker is head of state by office, a custom that dates from the council of the seven harbours.',
        ru: 'Однопалатный парламент. 121 депутат избирается на четыре года: 94 по округам, 27 по общенациональным спискам. Собрание принимает законы и бюджет, избирает премьер-министра. Его председатель по должности является главой государства — обычай, идущий от совета семи гаваней.',
        ar: 'البرلمان ذو المجلس الواحد. ينتخب أعضاؤه الـ121 لأربع سنوات، 94 منهم في الدوائر و27 من قوائم وطنية. يقر القوانين والموازنة وينتخب رئيس الوزراء. ورئيسه هو رئيس الدولة بحكم منصبه، وهو عرف موروث عن مجلس الموانئ السبعة.',
      },
    },
    1,
  ),
  body(
    'government',
    { en: 'Council of Ministers', ru: 'Совет министров', ar: 'مجلس الوزراء' },
    {
      category: 'public',
      short: { en: 'Government', ru: 'Правительство', ar: 'الحكومة' },
      founded: '1911-05-09',
      seat: 'place/port-selene',
      what: {
        en: 'The prime minister and twelve ministers. It answers to the National Assembly, which can dismiss it only by electing a successor on the same day. Since the last election it has been formed by the Seven Harbours Union and Green Shore.',
        ru: 'Премьер-министр и двенадцать министров. Подотчётен Национальному собранию, которое может отправить его в отставку, только избрав в тот же день преемника. После последних выборов его составляют «Союз семи гаваней» и «Зелёный берег».',
        ar: 'يتألف من رئيس الوزراء واثني عشر وزيرا، وهو مسؤول أمام الجمعية الوطنية التي لا تستطيع إقالته إلا إذا انتخبت خلفا له في اليوم نفسه. ويتألف منذ الانتخابات الأخيرة من اتحاد الموانئ السبعة والشاطئ الأخضر.',
      },
    },
    2,
  ),
  body(
    'ministry-foreign',
    { en: 'Ministry of Foreign Affairs', ru: 'Министерство иностранных дел', ar: 'وزارة الشؤون الخارجية' },
    {
      category: 'public',
      short: { en: 'Foreign Ministry', ru: 'МИД', ar: 'الخارجية' },
      founded: '1911-05-09',
      seat: 'place/port-selene',
      what: {
        en: 'Runs 31 embassies and the treaty archive. It prepares and hosts the Selene Sea Security Conference and keeps the register of what its participants promise.',
        ru: 'Руководит 31 посольством и архивом договоров. Готовит и проводит Конференцию по безопасности Селенского моря и ведёт реестр обещаний её участников.',
        ar: 'تدير 31 سفارة وأرشيف المعاهدات. وتتولى إعداد مؤتمر أمن بحر سيلين واستضافته، وتمسك سجل تعهدات المشاركين فيه.',
      },
    },
    3,
  ),
  body(
    'ministry-defence',
    { en: 'Ministry of Defence', ru: 'Министерство обороны', ar: 'وزارة الدفاع' },
    {
      category: 'public',
      short: { en: 'Defence Ministry', ru: 'Минобороны', ar: 'الدفاع' },
      founded: '1923-10-01',
      seat: 'place/port-selene',
      what: {
        en: 'Commands armed forces of 9,400, most of them in the navy. There has been no conscription since 1994. Any exercise with foreign forces must be notified to the neighbours 30 days ahead under the Straits Convention.',
        ru: 'Командует вооружёнными силами в 9400 человек, большинство из них служит на флоте. Призыва нет с 1994 года. Об учениях с иностранными силами Конвенция о проливах обязывает уведомлять соседей за 30 дней.',
        ar: 'تقود قوات مسلحة قوامها 9400 فرد يخدم معظمهم في البحرية. ألغي التجنيد الإجباري عام 1994. وتلزمها اتفاقية المضائق بإخطار الجيران قبل 30 يوما بأي تمرين مع قوات أجنبية.',
      },
    },
    4,
  ),
  body(
    'ministry-energy',
    {
      en: 'Ministry of Energy and Infrastructure',
      ru: 'Министерство энергетики и инфраструктуры',
      ar: 'وزارة الطاقة والبنية التحتية',
    },
    {
      category: 'public',
      short: { en: 'Energy Ministry', ru: 'Минэнерго', ar: 'الطاقة' },
      founded: '1962-01-01',
      seat: 'place/port-selene',
      what: {
        en: 'Responsible for the grid, ports, ferries and roads. It sets island ferry fares and pays the subsidy that keeps electricity on Halmeer and Tamarel at the mainland price.',
        ru: 'Отвечает за энергосеть, порты, паромы и дороги. Устанавливает тарифы на островные паромы и выплачивает субсидию, благодаря которой электричество на Хальмере и Тамареле стоит столько же, сколько на материке.',
        ar: 'مسؤولة عن الشبكة الكهربائية والموانئ والعبارات والطرق. تحدد أجور عبارات الجزر، وتدفع الدعم الذي يبقي سعر الكهرباء في هالمير وتاماريل مساويا لسعرها في البر الرئيسي.',
      },
    },
    5,
  ),
  body(
    'central-bank',
    { en: 'Bank of Marenia', ru: 'Банк Марении', ar: 'بنك مارينيا' },
    {
      category: 'public',
      short: { en: 'BoM', ru: 'БМ', ar: 'البنك المركزي' },
      founded: '1926-07-01',
      seat: 'place/port-selene',
      what: {
        en: 'The central bank. It issues the tallar and sets the base rate at eight meetings a year. Its target is inflation of 3 per cent, give or take one point. The seven members of its board serve single terms of six years.',
        ru: 'Центральный банк. Выпускает таллар и восемь раз в год принимает решение о базовой ставке. Его цель — инфляция 3 % с отклонением не более чем на один пункт. Семь членов правления назначаются на один шестилетний срок.',
        ar: 'البنك المركزي. يصدر التالر ويحدد سعر الفائدة الأساسي في ثمانية اجتماعات سنويا. وهدفه تضخم نسبته 3% بهامش نقطة واحدة صعودا أو هبوطا. ويعين أعضاء مجلسه السبعة لولاية واحدة مدتها ست سنوات.',
      },
    },
    6,
  ),
  body(
    'statistics',
    { en: 'National Statistics Office', ru: 'Национальное бюро статистики', ar: 'المكتب الوطني للإحصاء' },
    {
      category: 'public',
      short: { en: 'NSO', ru: 'НБС', ar: 'مكتب الإحصاء' },
      founded: '1931-02-11',
      seat: 'place/velmora',
      what: {
        en: 'Counts people, prices and trade. Its figures come out at 09:00 on days fixed a year ahead, and ministers see them no earlier than anyone else.',
        ru: 'Ведёт учёт населения, цен и торговли. Данные выходят в 09:00 в дни, назначенные за год, и министры получают их не раньше остальных.',
        ar: 'يحصي السكان والأسعار والتجارة. تصدر أرقامه الساعة 09:00 في أيام تحدد قبل سنة، ولا يطلع عليها الوزراء قبل غيرهم.',
      },
    },
    7,
  ),
  body(
    'coast-guard',
    { en: 'Coast Guard Service', ru: 'Служба береговой охраны', ar: 'جهاز خفر السواحل' },
    {
      category: 'public',
      short: { en: 'Coast Guard', ru: 'Береговая охрана', ar: 'خفر السواحل' },
      founded: '1919-11-02',
      seat: 'place/karvala',
      what: {
        en: 'Founded after the loss of the Halcyon. It has 17 cutters, four helicopters and a duty room in Karvala that is never empty. It polices fisheries and answers about 900 calls for help a year.',
        ru: 'Создана после гибели «Алкиона». Располагает 17 катерами, четырьмя вертолётами и круглосуточным дежурным залом в Карвале. Следит за рыболовством и принимает около 900 сигналов о помощи в год.',
        ar: 'تأسس بعد غرق الباخرة «هالسيون». لديه 17 زورقا وأربع مروحيات وغرفة مناوبة في كارفالا لا تخلو أبدا. يراقب الصيد ويستجيب لنحو 900 نداء استغاثة في السنة.',
      },
    },
    8,
  ),
]

export const alliances: readonly BodyConcept[] = [
  body(
    'common-market',
    { en: 'Selene Sea Common Market', ru: 'Общий рынок Селенского моря', ar: 'السوق المشتركة لبحر سيلين' },
    {
      category: 'alliance',
      short: { en: 'SSCM', ru: 'ОРСМ', ar: 'السوق المشتركة' },
      founded: '1979-06-16',
      seat: 'place/elderhavn',
      what: {
        en: 'The customs union of the five countries of the Selene Sea. It has no common currency. Its infrastructure fund lends to projects that join one shore to another.',
        ru: 'Таможенный союз пяти стран Селенского моря. Единой валюты нет. Фонд инфраструктуры финансирует проекты, связывающие берега.',
        ar: 'اتحاد جمركي بين دول بحر سيلين الخمس، بلا عملة موحدة. ويمول صندوقها للبنية التحتية المشروعات التي تصل شاطئا بآخر.',
      },
    },
  ),
  body(
    'coastal-compact',
    { en: 'Coastal Compact', ru: 'Береговой пакт', ar: 'الميثاق الساحلي' },
    {
      category: 'alliance',
      founded: '1971-09-30',
      seat: 'place/port-selene',
      what: {
        en: 'A treaty of mutual help at sea between Marenia, Belloria and Halvania. It obliges members to come to the aid of ships and ports, not to take part in wars.',
        ru: 'Договор Марении, Беллории и Хальвании о взаимной помощи на море. Обязывает помогать судам и портам, но не участвовать в войнах.',
        ar: 'معاهدة للعون المتبادل في البحر بين مارينيا وبيلوريا وهالفانيا. تلزم الأعضاء بنجدة السفن والموانئ لا بدخول الحروب.',
      },
    },
  ),
  body(
    'straits-commission',
    { en: 'Straits Navigation Commission', ru: 'Комиссия по судоходству в проливах', ar: 'لجنة الملاحة في المضائق' },
    {
      category: 'alliance',
      short: { en: 'Straits Commission', ru: 'Комиссия по проливам', ar: 'لجنة المضائق' },
      founded: '1954-04-20',
      seat: 'place/karvala',
      what: {
        en: 'Runs the traffic lanes of the Selene Sea under the Straits Convention of 1954. All five shores sit on it and every decision needs all five.',
        ru: 'Управляет движением судов в Селенском море по Конвенции о проливах 1954 года. В неё входят все пять береговых стран, и каждое решение требует согласия всех пяти.',
        ar: 'تنظم ممرات الملاحة في بحر سيلين بموجب اتفاقية المضائق لعام 1954. تضم دول الشواطئ الخمس، ولا يصدر قرار إلا بموافقتها جميعا.',
      },
    },
  ),
  body(
    'northern-league',
    { en: 'League of the Northern Shore', ru: 'Лига северного берега', ar: 'رابطة الشاطئ الشمالي' },
    {
      category: 'alliance',
      short: { en: 'Northern League', ru: 'Северная лига', ar: 'رابطة الشمال' },
      founded: '1968-02-05',
      seat: 'place/ardena',
      what: {
        en: 'The defence union of Dorvia and Kelmark. Its joint staff is in Ardena.',
        ru: 'Оборонительный союз Дорвии и Кельмарка. Объединённый штаб находится в Ардене.',
        ar: 'اتحاد دفاعي بين دورفيا وكيلمارك، ومقر هيئة أركانه المشتركة في أردينا.',
      },
    },
  ),
]

export const otherBodies: readonly BodyConcept[] = [
  body(
    'mna',
    { en: 'Marenian News Agency', ru: 'Маренийское новостное агентство', ar: 'وكالة الأنباء المارينية' },
    {
      category: 'institution',
      short: { en: 'MNA', ru: 'МНА', ar: 'مانا' },
      founded: '1919-03-19',
      seat: 'place/port-selene',
    },
  ),
  body(
    'weather-service',
    { en: 'Marine and Weather Service', ru: 'Морская и метеорологическая служба', ar: 'مصلحة البحر والأرصاد' },
    {
      category: 'institution',
      short: { en: 'Weather Service', ru: 'Метеослужба', ar: 'الأرصاد' },
      founded: '1951-03-23',
      seat: 'place/velmora',
    },
  ),
  body(
    'marengrid',
    { en: 'Marengrid', ru: '«Маренгрид»', ar: 'مارينغريد' },
    {
      category: 'company',
      founded: '1962-01-01',
      seat: 'place/port-selene',
      what: {
        en: 'The operator of the national grid. The state owns 51 per cent; the municipalities own the rest.',
        ru: 'Оператор единой энергосистемы. Государству принадлежит 51 %, остальное — муниципалитетам.',
        ar: 'الشركة المشغلة للشبكة الوطنية. تملك الدولة 51% منها والبلديات ما تبقى.',
      },
    },
  ),
  body(
    'halmeer-lines',
    { en: 'Halmeer Lines', ru: '«Хальмер Лайнс»', ar: 'خطوط هالمير' },
    { category: 'company', founded: '1887', seat: 'place/halmeer' },
  ),
  body(
    'national-library',
    { en: 'National Library of Marenia', ru: 'Национальная библиотека Марении', ar: 'مكتبة مارينيا الوطنية' },
    { category: 'institution', founded: '1849', seat: 'place/port-selene' },
  ),
  body(
    'velmora-university',
    { en: 'University of Velmora', ru: 'Вельморский университет', ar: 'جامعة فيلمورا' },
    { category: 'institution', founded: '1763', seat: 'place/velmora' },
  ),
  body(
    'seven-harbours',
    { en: 'Seven Harbours Union', ru: '«Союз семи гаваней»', ar: 'اتحاد الموانئ السبعة' },
    { category: 'party', founded: '1946', seat: 'place/port-selene' },
  ),
  body(
    'green-shore',
    { en: 'Green Shore', ru: '«Зелёный берег»', ar: 'الشاطئ الأخضر' },
    { category: 'party', founded: '1988', seat: 'place/velmora' },
  ),
  body(
    'coast-alliance',
    { en: 'Coast Alliance', ru: '«Береговой альянс»', ar: 'تحالف الساحل' },
    { category: 'party', founded: '1951', seat: 'place/karvala' },
  ),
  body(
    'workers-list',
    { en: 'Workers’ List', ru: '«Рабочий список»', ar: 'القائمة العمالية' },
    { category: 'party', founded: '1919', seat: 'place/karvala' },
  ),
  body(
    'karvala-athletic',
    { en: 'Karvala Athletic', ru: '«Карвала Атлетик»', ar: 'كارفالا أتلتيك' },
    { category: 'club', founded: '1904', seat: 'place/karvala' },
  ),
  body(
    'lantern-club',
    { en: 'Lantern Club', ru: '«Лантерн Клаб»', ar: 'نادي الفانوس' },
    { category: 'club', founded: '1898', seat: 'place/port-selene' },
  ),
]
