import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

const TABLE_ROWS = [
  ['karvala-athletic', 12, 8, 3, 1, 27],
  ['lantern-club', 12, 8, 2, 2, 26],
  ['velmora-united', 12, 7, 1, 4, 22],
  ['halmeer-1912', 12, 5, 4, 3, 19],
  ['ember-rovers', 12, 5, 2, 5, 17],
  ['tamarel-mariners', 12, 4, 3, 5, 15],
] as const

/** The league table in the markup; `names` in the order of the rows. */
function table(caption: string, header: readonly string[], names: readonly string[]): string {
  const rows = TABLE_ROWS.map(([, ...numbers], index) => `| ${names[index] ?? ''} | ${numbers.join(' | ')} |`)
  return [`|+ ${caption}`, `| ${header.join(' | ')} |`, ...rows].join('\n')
}

/** A match report with a table. */
export const cupFinal: DemoChain = {
  key: 'cup-final',
  section: 'sport',
  slugline: 'Football-League-Cup',
  original: 'en',
  concepts: [
    'topic/football',
    'event/league-cup-final-58',
    'body/karvala-athletic',
    'body/lantern-club',
    'person/tomas-everin',
    'place/karvala',
  ],
  subjects: ['medtop:20001065', 'medtop:15000000'],
  picture: picture('stadium', {
    en: 'The Shipyard Ground in Karvala was full for the final: 31,400.',
    ru: 'На стадионе «Верфь» в Карвале не было свободных мест: 31 400 зрителей.',
    ar: 'امتلأ ملعب حوض السفن في كارفالا بـ31400 متفرج.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -1, at: '21:52' },
        form: 'report',
        urgency: 4,
        headline: 'Everin wins the cup for Karvala with a header in the 93rd minute',
        abstract: 'Athletic 2, Lantern Club 1: the first cup for the Coast in 17 years.',
        byline: 'matis-orlan',
        dateline: 'place/karvala',
        body: `[[person/tomas-everin|Tomas Everin]] headed in a corner three minutes into added time @{on} to give [[body/karvala-athletic|Karvala Athletic]] a 2–1 victory over [[body/lantern-club|Lantern Club]] and their first League Cup in 17 years.

Lantern, the holders, led from the 22nd minute, when Pol Marant drove a free kick beneath the wall. For half an hour after that Athletic did not have a shot worth the name. Their coach, Joran Veld, took off a defender at the interval and put on Sami Kord, who is 18, and whose cross in the 71st minute went in off Lantern’s captain.

“I told them that the ball was round and the referee was tired,” Veld said. “I couldn’t think of anything else.”

Everin scored with a bandage round his head. He had collided with a post in the 64th minute and was treated for four minutes, which is roughly how he came to be on the field in the 93rd.

Lantern’s coach, Mina Sorvald, made no complaint about the added time. Her side had three corners of its own in it.

The two clubs meet again in the league on @{date+11}, with one point between them.

${table(
  'Selene League after 12 rounds',
  ['Club', 'P', 'W', 'D', 'L', 'Pts'],
  [
    '[[body/karvala-athletic|Karvala Athletic]]',
    '[[body/lantern-club|Lantern Club]]',
    'Velmora United',
    'Halmeer 1912',
    'Ember Rovers',
    'Tamarel Mariners',
  ],
)}`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -1, at: '22:01' },
        form: 'report',
        urgency: 4,
        headline: 'Эверин головой на 93-й минуте принёс Карвале Кубок лиги',
        abstract: '«Атлетик» — «Лантерн» — 2:1. Берег ждал этого кубка 17 лет.',
        byline: 'matis-orlan',
        dateline: 'place/karvala',
        body: `[[person/tomas-everin|Томас Эверин]] @{on} на третьей добавленной минуте головой замкнул подачу углового, и [[body/karvala-athletic|«Карвала Атлетик»]] выиграл у [[body/lantern-club|«Лантерн Клаба»]] со счётом 2:1. Кубок лиги достался команде впервые за 17 лет.

Действующий обладатель трофея «Лантерн» вёл с 22-й минуты: Пол Марант пробил штрафной под стенкой. Следующие полчаса «Атлетик» толком не бил по воротам. В перерыве тренер Йоран Вельд убрал защитника и выпустил 18-летнего Сами Корда. На 71-й минуте после его прострела мяч влетел в сетку от капитана «Лантерна».

«Я сказал им, что мяч круглый, а судья устал, — признался Вельд. — Больше ничего не придумал».

Эверин забил с повязкой на голове. На 64-й минуте он столкнулся со штангой, и его четыре минуты лечили — примерно поэтому матч и дошёл до 93-й.

Тренер «Лантерна» Мина Сорвальд на добавленное время не жаловалась: её команда успела за него подать три угловых.

В чемпионате соперники встретятся @{date+11}. Разделяет их одно очко.

${table(
  'Селенская лига после 12 туров',
  ['Клуб', 'И', 'В', 'Н', 'П', 'О'],
  [
    '[[body/karvala-athletic|«Карвала Атлетик»]]',
    '[[body/lantern-club|«Лантерн Клаб»]]',
    '«Вельмора Юнайтед»',
    '«Хальмер-1912»',
    '«Эмбер Роверс»',
    '«Тамарель Маринерс»',
  ],
)}`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -1, at: '22:06' },
        form: 'report',
        urgency: 4,
        headline: 'رأسية إيفرين في الدقيقة 93 تهدي كارفالا كأس الدوري',
        abstract: 'أتلتيك 2 – نادي الفانوس 1: أول كأس للساحل منذ 17 عاما.',
        byline: 'matis-orlan',
        dateline: 'place/karvala',
        body: `سجل [[person/tomas-everin|توماس إيفرين]] برأسه من ركلة ركنية في الدقيقة الثالثة من الوقت بدل الضائع @{on}، ليقود [[body/karvala-athletic|كارفالا أتلتيك]] إلى الفوز 2–1 على [[body/lantern-club|نادي الفانوس]] وإحراز كأس الدوري أول مرة منذ 17 عاما.

وكان نادي الفانوس حامل اللقب متقدما منذ الدقيقة 22، حين سدد بول مارانت ركلة حرة من تحت الحائط. وطوال نصف ساعة بعدها لم يسدد أتلتيك كرة تستحق الذكر. وبين الشوطين أخرج المدرب يوران فيلد مدافعا وأشرك سامي كورد، ابن الثامنة عشرة، الذي ارتدت عرضيته في الدقيقة 71 من قائد الفانوس إلى الشباك.

وقال فيلد: «أخبرتهم أن الكرة مستديرة وأن الحكم متعب. ولم يخطر ببالي شيء آخر».

وسجل إيفرين هدفه ورأسه معصوب، إذ اصطدم بالقائم في الدقيقة 64 وعولج أربع دقائق، ولولاها لما بلغت المباراة دقيقتها الثالثة والتسعين.

ولم تشتك مدربة الفانوس مينا سورفالد من طول الوقت بدل الضائع، ففيه حصل فريقها على ثلاث ركنيات.

ويلتقي الفريقان مجددا في الدوري في @{date+11}، وبينهما نقطة واحدة.

${table(
  'ترتيب دوري سيلين بعد 12 جولة',
  ['النادي', 'لعب', 'فاز', 'تعادل', 'خسر', 'نقاط'],
  [
    '[[body/karvala-athletic|كارفالا أتلتيك]]',
    '[[body/lantern-club|نادي الفانوس]]',
    'فيلمورا يونايتد',
    'هالمير 1912',
    'إمبر روفرز',
    'بحارة تاماريل',
  ],
)}`,
      },
    ],
  },
}
