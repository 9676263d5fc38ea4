import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

export const seagrassMap: DemoChain = {
  key: 'seagrass-map',
  section: 'science',
  slugline: 'Marenia-Seagrass',
  original: 'en',
  projects: ['project/island-cable'],
  concepts: [
    'topic/marine-science',
    'topic/energy',
    'body/velmora-university',
    'body/ministry-energy',
    'person/samir-noll',
    'place/ember-strait',
    'place/velmora',
  ],
  subjects: ['medtop:20000729', 'medtop:20000442'],
  picture: picture('seabed', {
    en: 'Seagrass grows by about a hand’s breadth in a year. The oldest plants mapped are some 400 years old.',
    ru: 'За год морская трава прирастает примерно на ладонь. Самым старым растениям на карте около 400 лет.',
    ar: 'تنمو الأعشاب البحرية نحو شبر في السنة. ويبلغ عمر أقدم ما رصد منها نحو 400 عام.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -5, at: '10:00' },
        form: 'report',
        urgency: 5,
        headline: 'Seagrass meadow on cable route is larger and older than thought',
        abstract: 'Divers and a borrowed fish-finder add 310 hectares to the map of the Ember Strait.',
        byline: 'sara-quillon',
        dateline: 'place/velmora',
        body: `The seagrass meadow in the [[place/ember-strait|Ember Strait]] covers 2,140 hectares, 17 per cent more than the 1,830 on the official chart, and the planned power cable to the islands would cross it for 3.4 kilometres, scientists at the [[body/velmora-university|University of Velmora]] said @{on}.

The group spent 14 months mapping the bed with sonar and 126 dives. On the western side it found plants that, from the scars on their rootstocks, it puts at about 400 years. By its estimate the meadow holds 310,000 tonnes of carbon.

“A trench a metre and a half deep heals in sand in two winters,” said [[person/samir-noll|Samir Noll]], the professor of oceanography who led the work. “In this meadow it would heal in about the time since the Republic was founded, if we started now.”

An alternative nine kilometres longer would miss the meadow altogether, the paper says. The grid operator Marengrid has put the extra cost at 21 million tallars, if the bed there is sand.

The [[body/ministry-energy|Ministry of Energy and Infrastructure]] received a first version of the map a year ago. It said in reply to questions that a draft was “not a basis for moving a project of 1.14 billion tallars” and that a survey ship had now been chartered.

The study was paid for by the university and a fishermen’s cooperative, which lent its sonar. Young bream grow up in the meadow, and the cooperative wanted to know how many. The answer will be in the next paper.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -5, at: '10:45' },
        form: 'report',
        urgency: 5,
        headline: 'Луг морской травы на трассе кабеля оказался больше и старше, чем считали',
        abstract: 'Водолазы и взятый взаймы эхолот добавили к карте пролива Эмбер 310 гектаров.',
        byline: 'sara-quillon',
        dateline: 'place/velmora',
        body: `Луг морской травы в [[place/ember-strait|проливе Эмбер]] занимает 2140 гектаров — на 17 % больше, чем 1830, указанные на официальной карте, и островной энергокабель должен пересечь его на протяжении 3,4 километра. Об этом @{on} сообщили учёные [[body/velmora-university|Вельморского университета]].

Группа 14 месяцев картографировала дно гидролокатором и провела 126 погружений. На западной стороне нашлись растения, возраст которых по рубцам на корневищах оценили примерно в 400 лет. По расчёту авторов, луг удерживает 310 тысяч тонн углерода.

«В песке траншея глубиной полтора метра зарастает за две зимы, — сказал руководитель работы, профессор океанографии [[person/samir-noll|Самир Нолль]]. — На этом лугу понадобится примерно столько же, сколько существует Республика, и это если начать сейчас».

Обойти луг целиком можно по линии, которая длиннее на девять километров, говорится в статье. По оценке «Маренгрида», при песчаном дне это обойдётся на 21 млн талларов дороже.

[[body/ministry-energy|Министерство энергетики и инфраструктуры]] получило первый вариант карты год назад. В ответе на вопросы там сообщили, что черновик «не основание сдвигать проект за 1,14 млрд талларов» и что теперь зафрахтовано исследовательское судно.

Работу оплатили университет и рыбацкий кооператив, одолживший гидролокатор. На лугу подрастает молодь дорады, и рыбаки хотели знать, сколько её там. Ответ будет в следующей статье.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -5, at: '11:10' },
        form: 'report',
        urgency: 5,
        headline: 'مرج الأعشاب البحرية على مسار الكابل أوسع وأقدم مما كان يعتقد',
        abstract: 'غواصون وجهاز سونار مستعار يضيفون 310 هكتارات إلى خريطة مضيق إمبر.',
        byline: 'sara-quillon',
        dateline: 'place/velmora',
        body: `يغطي مرج الأعشاب البحرية في [[place/ember-strait|مضيق إمبر]] 2140 هكتارا، بزيادة 17% على مساحته في الخريطة الرسمية وهي 1830 هكتارا، ومن المقرر أن يعبره كابل كهرباء الجزر بطول 3.4 كيلومتر، حسبما أعلن علماء في [[body/velmora-university|جامعة فيلمورا]] @{on}.

وأمضى الفريق 14 شهرا في رسم خريطة القاع بالسونار وعبر 126 غطسة. وعثر في الجهة الغربية على نباتات قدر عمرها من الندوب على جذورها بنحو 400 عام. ويختزن المرج بحسب تقديره 310 آلاف طن من الكربون.

وقال [[person/samir-noll|سمير نول]]، أستاذ علم المحيطات الذي قاد العمل: «خندق عمقه متر ونصف متر يلتئم في الرمل خلال شتاءين. أما في هذا المرج فيحتاج إلى زمن يقارب عمر الجمهورية، إذا بدأنا الآن».

وتقول الدراسة إن مسارا بديلا أطول بتسعة كيلومترات يتجنب المرج كله. وقدرت مارينغريد المشغلة للشبكة الكلفة الإضافية بنحو 21 مليون تالر إذا كان القاع هناك رمليا.

وكانت [[body/ministry-energy|وزارة الطاقة والبنية التحتية]] قد تسلمت نسخة أولى من الخريطة قبل عام. وقالت ردا على أسئلة إن المسودة «ليست أساسا لتحويل مشروع قيمته 1.14 مليار تالر»، وإنها استأجرت الآن سفينة مسح.

ومولت الدراسة الجامعة وتعاونية للصيادين أعارت السونار. ففي المرج تكبر صغار الدنيس، وأرادت التعاونية أن تعرف عددها. والجواب في الدراسة المقبلة.`,
      },
    ],
  },
}
