import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** The international meeting: delegations, statements in three kinds of speech, dated commitments. */
export const conferenceOpening: DemoChain = {
  key: 'conference-opening',
  section: 'world',
  slugline: 'Selene-Conference',
  original: 'en',
  projects: ['project/open-sea'],
  concepts: [
    'topic/regional-security',
    'event/selene-security-conference-9',
    'event/exercise-open-water',
    'person/ilan-moreau',
    'person/marek-tolen',
    'person/irena-sorel',
    'person/viktor-dravin',
    'person/astrid-holmar',
    'person/lorenzo-battel',
    'person/amina-rashel',
    'body/ministry-defence',
    'body/ministry-foreign',
    'body/common-market',
    'body/coastal-compact',
    'body/straits-commission',
    'body/northern-league',
    'place/port-selene',
    'place/kelmark',
    'place/dorvia',
    'place/belloria',
    'place/tavoria',
  ],
  subjects: ['medtop:20000638', 'medtop:20000640', 'medtop:20000598'],
  picture: picture('hall', {
    en: 'The Exchange Hall in Port Selene, where the five shores met around one table.',
    ru: 'Биржевой зал в Порт-Селене, где пять берегов собрались за одним столом.',
    ar: 'قاعة البورصة في بورت سيلين حيث اجتمعت الشواطئ الخمسة حول طاولة واحدة.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -2, at: '12:40' },
        form: 'lead',
        urgency: 2,
        headline: 'Marenia to keep warships visible in the strait, Dorvia to give longer notice',
        abstract:
          'The 9th Selene Sea Security Conference opens with promises that carry dates and a quarrel about wrecks.',
        byline: 'stefan-aume',
        dateline: 'place/port-selene',
        body: `Marenian warships will sail through the [[place/ember-strait|Ember Strait]] with their transponders switched on from @{date+40}, Defence Minister [[person/marek-tolen|Marek Tolen]] said @{on} at the opening of the [[event/selene-security-conference-9|9th Selene Sea Security Conference]].

“A ferry captain should not have to guess what the grey shape ahead of him is,” Tolen told delegates in the Exchange Hall. “We will be visible, by day and by night, and we will begin without waiting for anyone else.” The [[body/ministry-defence|ministry]] has 11 ships that use the strait.

[[place/dorvia|Dorvia]] will announce naval exercises of more than five ships 45 days ahead instead of 30, its defence minister, [[person/viktor-dravin|Viktor Dravin]], said. The new period applies from @{date+62}. Dravin described the step as “a courtesy, not a concession” and said that his country expected its neighbours to return it.

According to Dravin, the number of ships that passed within half a mile of each other in the strait has doubled in five years. “We are not threatening one another,” he said. “We are merely in one another’s way, and at 18 knots that is enough.”

The foreign minister of [[place/kelmark|Kelmark]], [[person/astrid-holmar|Astrid Holmar]], undertook to publish by @{date+182} a list of the wrecks and old mines that her navy has found on its side of the sea. She rejected a proposal by [[place/tavoria|Tavoria]] that all five countries should share the cost of clearing them. Kelmark would pay for what it had laid, she said, and so should others.

[[person/lorenzo-battel|Lorenzo Battel]], the defence minister of [[place/belloria|Belloria]], said that three of its vessels would join Marenia and Halvania in [[event/exercise-open-water|Open Water]], a rescue exercise that begins on @{date+42}.

The [[body/common-market|Common Market]] will put 18 million tallars into coastal radar by @{date+122}, its secretary-general, [[person/amina-rashel|Amina Rashel]], said. She called shipping “the only border all of us cross every day”.

Prime Minister [[person/ilan-moreau|Ilan Moreau]], who opened the meeting, proposed that a public register of such promises be kept in [[place/port-selene|Port Selene]]. Foreign Minister [[person/irena-sorel|Irena Sorel]] said that of 31 made at the last conference 19 had been kept on time.

Delegations from 14 countries are attending, seven of them led by ministers, with representatives of the Common Market, the [[body/coastal-compact|Coastal Compact]], the [[body/straits-commission|Straits Commission]] and the [[body/northern-league|Northern League]]: 412 people in all. The conference has met every second year for 16 years, in each of the five countries in turn, and ends @{on+1} with a joint statement. The eighth was in [[place/elderhavn|Elderhavn]].`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -2, at: '13:05' },
        form: 'lead',
        urgency: 2,
        headline: 'Военные корабли Марении станут видимыми в проливе, Дорвия обещает предупреждать раньше',
        abstract:
          'IX Конференция по безопасности Селенского моря началась с обещаний, к которым названы сроки, и спора о затонувших судах.',
        byline: 'stefan-aume',
        dateline: 'place/port-selene',
        body: `Военные корабли Марении с @{date+40} будут проходить [[place/ember-strait|пролив Эмбер]] с включёнными транспондерами. Об этом @{on} на открытии [[event/selene-security-conference-9|IX Конференции по безопасности Селенского моря]] объявил министр обороны [[person/marek-tolen|Марек Толен]].

«Капитан парома не должен гадать, что за серый силуэт у него по курсу, — сказал Толен делегатам в Биржевом зале. — Нас будет видно днём и ночью, и начнём мы, никого не дожидаясь». Проливом пользуются 11 кораблей [[body/ministry-defence|министерства]].

[[place/dorvia|Дорвия]] будет объявлять о морских учениях с участием более пяти кораблей за 45 дней, а не за 30, сообщил её министр обороны [[person/viktor-dravin|Виктор Дравин]]. Новый срок начнёт действовать @{date+62}. Дравин назвал этот шаг «любезностью, а не уступкой» и дал понять, что ждёт от соседей того же.

По словам Дравина, за пять лет суда в проливе стали вдвое чаще расходиться менее чем в полумиле друг от друга. «Мы не угрожаем друг другу, — сказал он. — Мы просто друг у друга на пути, а при восемнадцати узлах этого достаточно».

Министр иностранных дел [[place/kelmark|Кельмарка]] [[person/astrid-holmar|Астрид Хольмар]] обязалась опубликовать до @{date+182} перечень затонувших судов и старых мин, которые обнаружил флот её страны у своих берегов. Предложение [[place/tavoria|Тавории]] оплатить их уборку впятером она отвергла: Кельмарк, сказала Хольмар, заплатит за то, что поставил сам, пусть так же поступят и другие.

Министр обороны [[place/belloria|Беллории]] [[person/lorenzo-battel|Лоренцо Баттель]] сообщил, что три беллорийских судна вместе с Маренией и Хальванией примут участие в спасательном учении [[event/exercise-open-water|«Открытая вода»]], которое начнётся @{date+42}.

[[body/common-market|Общий рынок]] до @{date+122} вложит 18 млн талларов в береговые радары, сказала генеральный секретарь организации [[person/amina-rashel|Амина Рашель]]. Море она назвала «единственной границей, которую все мы пересекаем каждый день».

Премьер-министр [[person/ilan-moreau|Илан Моро]], открывший встречу, предложил вести в [[place/port-selene|Порт-Селене]] публичный реестр подобных обещаний. По данным министра иностранных дел [[person/irena-sorel|Ирены Сорель]], из 31 обещания прошлой конференции в срок выполнены 19.

В конференции участвуют делегации 14 стран, семь из них возглавляют министры, и представители Общего рынка, [[body/coastal-compact|Берегового пакта]], [[body/straits-commission|Комиссии по проливам]] и [[body/northern-league|Северной лиги]] — всего 412 человек. Конференция проходит раз в два года вот уже 16 лет, поочерёдно в каждой из пяти стран; восьмая состоялась в [[place/elderhavn|Эльдерхавне]]. Завершится встреча @{on+1} совместным заявлением.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -2, at: '13:15' },
        form: 'lead',
        urgency: 2,
        headline: 'سفن مارينيا الحربية تكشف مواقعها في المضيق ودورفيا تمدد مهلة الإخطار',
        abstract: 'المؤتمر التاسع لأمن بحر سيلين يفتتح بتعهدات محددة المواعيد وخلاف على الحطام.',
        byline: 'stefan-aume',
        dateline: 'place/port-selene',
        body: `أعلن وزير الدفاع الماريني [[person/marek-tolen|ماريك تولين]] @{on}، في افتتاح [[event/selene-security-conference-9|المؤتمر التاسع لأمن بحر سيلين]]، أن سفن مارينيا الحربية ستعبر [[place/ember-strait|مضيق إمبر]] وأجهزة التعريف فيها مشغلة اعتبارا من @{date+40}.

وقال تولين أمام الوفود في قاعة البورصة: «لا ينبغي لربان عبارة أن يخمن ما هو الشبح الرمادي أمامه. سنكون مرئيين ليلا ونهارا، وسنبدأ من دون أن ننتظر أحدا». ولدى [[body/ministry-defence|الوزارة]] 11 سفينة تستخدم المضيق.

من جهته قال وزير دفاع [[place/dorvia|دورفيا]] [[person/viktor-dravin|فيكتور درافين]] إن بلاده ستعلن عن المناورات البحرية التي تزيد على خمس سفن قبل 45 يوما بدلا من 30، ويسري ذلك من @{date+62}. ووصف درافين الخطوة بأنها «مجاملة لا تنازل»، وقال إن بلاده تنتظر من جيرانها المعاملة بالمثل.

وبحسب درافين تضاعف خلال خمس سنوات عدد السفن التي تتقاطع في المضيق على مسافة تقل عن نصف ميل. وأضاف: «لا أحد منا يهدد الآخر. كل ما في الأمر أن بعضنا في طريق بعض، وهذا يكفي حين تكون السرعة 18 عقدة».

وتعهدت وزيرة خارجية [[place/kelmark|كيلمارك]] [[person/astrid-holmar|أستريد هولمار]] بأن تنشر قبل @{date+182} قائمة بحطام السفن والألغام القديمة التي عثرت عليها بحرية بلادها في جانبها من البحر. ورفضت اقتراحا من [[place/tavoria|تافوريا]] بأن تتقاسم الدول الخمس تكلفة إزالتها، قائلة إن كيلمارك تدفع ثمن ما زرعته وعلى الآخرين أن يفعلوا مثلها.

وقال وزير دفاع [[place/belloria|بيلوريا]] [[person/lorenzo-battel|لورنزو باتيل]] إن ثلاث سفن من بلاده ستنضم إلى مارينيا وهالفانيا في تمرين الإنقاذ [[event/exercise-open-water|«المياه المفتوحة»]] الذي يبدأ في @{date+42}.

وأعلنت الأمينة العامة [[body/common-market|للسوق المشتركة]] [[person/amina-rashel|أمينة راشيل]] أن السوق ستخصص 18 مليون تالر لرادارات السواحل قبل @{date+122}، واصفة البحر بأنه «الحدود الوحيدة التي نعبرها جميعا كل يوم».

واقترح رئيس الوزراء [[person/ilan-moreau|إيلان مورو]]، الذي افتتح الاجتماع، أن تحتفظ [[place/port-selene|بورت سيلين]] بسجل علني لمثل هذه التعهدات. وقالت وزيرة الخارجية [[person/irena-sorel|إيرينا سوريل]] إن 19 تعهدا من 31 قطعت في المؤتمر السابق نفذت في موعدها.

ويشارك في المؤتمر 412 شخصا ضمن وفود من 14 دولة، يرأس سبعة منها وزراء، وممثلين عن السوق المشتركة و[[body/coastal-compact|الميثاق الساحلي]] و[[body/straits-commission|لجنة المضائق]] و[[body/northern-league|رابطة الشمال]]. ويعقد المؤتمر كل عامين منذ 16 عاما في الدول الخمس بالتناوب، وكانت دورته الثامنة في [[place/elderhavn|إلدرهافن]]. ويختتم @{on+1} ببيان مشترك.`,
      },
    ],
  },
}
