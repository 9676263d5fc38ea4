import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** An explainer with headings and a list. */
export const cableExplainer: DemoChain = {
  key: 'cable-explainer',
  section: 'economy',
  slugline: 'Marenia-Cable-Explainer',
  original: 'en',
  projects: ['project/island-cable'],
  concepts: ['topic/energy', 'topic/island-life', 'body/marengrid', 'place/halmeer', 'place/tamarel', 'place/karvala'],
  subjects: ['medtop:20000260', 'medtop:20000367'],
  picture: picture('grid', {
    en: 'Two sections, three landing points: Karvala, Halmeer and Tamarel.',
    ru: 'Два участка, три точки выхода на берег: Карвала, Хальмер и Тамарель.',
    ar: 'جزءان وثلاث نقاط إنزال: كارفالا وهالمير وتاماريل.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -4, at: '07:30' },
        form: 'explainer',
        urgency: 6,
        headline: 'Who pays for the island cable, and what do the islands get?',
        abstract: 'Five questions about 154 kilometres of copper, lead and steel.',
        byline: 'idris-halden',
        body: `## What is being built?

A direct-current cable as thick as a saucer is wide, laid from [[place/karvala|Karvala]] to [[place/halmeer|Halmeer]] (96 kilometres) and from there to [[place/tamarel|Tamarel]] (58 kilometres). It can carry 150 megawatts. The two islands together never use more than 60.

## Then why so large?

Because power can also travel the other way. The wind over Tamarel would turn three times as many turbines as the island can use. With a cable it could sell the rest.

## Who pays?

- The grid operator [[body/marengrid|Marengrid]], through bonds: 684 million tallars, 60 per cent
- The state budget, in three yearly parts of 95 million: 285 million, 25 per cent
- The infrastructure fund of the [[body/common-market|Common Market]]: 171 million, 15 per cent

## Will bills change?

Not on the islands, where people already pay the mainland price. Everyone’s network charge rises by 0.4 of a cent per kilowatt-hour, which is about 14 tallars a year for an average household. In return the state saves most of the 74 million tallars it spends each year to make island power cheaper.

## What could stop it?

A losing bidder’s appeal, rock where the maps show sand, or a vote: each of the three instalments needs the Assembly’s consent. The cable also needs a permit to cross protected seagrass, and no such permit has been asked for yet.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -4, at: '08:40' },
        form: 'explainer',
        urgency: 6,
        headline: 'Кто платит за островной кабель и что получат острова',
        abstract: 'Пять вопросов о 154 километрах меди, свинца и стали.',
        byline: 'idris-halden',
        body: `## Что строят?

Кабель постоянного тока диаметром с чайное блюдце — от [[place/karvala|Карвалы]] до [[place/halmeer|Хальмера]] (96 километров) и дальше до [[place/tamarel|Тамареля]] (58 километров). Он способен передавать 150 мегаватт. Оба острова вместе никогда не потребляют больше 60.

## Зачем тогда такой мощный?

Ток может идти и в обратную сторону. Ветер над Тамарелем вращал бы втрое больше турбин, чем нужно самому острову. Излишек по кабелю можно будет продавать.

## Кто платит?

- Оператор энергосистемы [[body/marengrid|«Маренгрид»]] за счёт облигаций: 684 млн талларов, 60 %
- Государственный бюджет тремя ежегодными взносами по 95 млн: 285 млн, 25 %
- Фонд инфраструктуры [[body/common-market|Общего рынка]]: 171 млн, 15 %

## Изменятся ли счета?

На островах — нет: там и так платят по материковой цене. Сетевой сбор для всех вырастет на 0,4 цента за киловатт-час — примерно на 14 талларов в год для средней семьи. Зато государство сбережёт большую часть тех 74 млн талларов, которые ежегодно тратит на удешевление островной энергии.

## Что может помешать?

Жалоба проигравшего торги, скала там, где на карте песок, или голосование: каждый из трёх взносов утверждает Собрание. Кроме того, чтобы пересечь охраняемые луга морской травы, нужно разрешение, а за ним пока никто не обращался.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -4, at: '08:55' },
        form: 'explainer',
        urgency: 6,
        headline: 'من يدفع ثمن كابل الجزر؟ وماذا تجني الجزر؟',
        abstract: 'خمسة أسئلة عن 154 كيلومترا من النحاس والرصاص والفولاذ.',
        byline: 'idris-halden',
        body: `## ما الذي سيبنى؟

كابل للتيار المستمر قطره كقطر صحن فنجان، يمتد من [[place/karvala|كارفالا]] إلى [[place/halmeer|هالمير]] (96 كيلومترا) ومنها إلى [[place/tamarel|تاماريل]] (58 كيلومترا). وتبلغ قدرته 150 ميغاواط، في حين لا يتجاوز استهلاك الجزيرتين معا 60.

## ولماذا هذه القدرة كلها؟

لأن التيار يستطيع أن يسير في الاتجاه المعاكس أيضا. فرياح تاماريل تكفي لتشغيل ثلاثة أضعاف ما تحتاج إليه الجزيرة من التوربينات، ويتيح الكابل بيع الفائض.

## من يدفع؟

- [[body/marengrid|مارينغريد]] المشغلة للشبكة، عبر السندات: 684 مليون تالر، 60%
- موازنة الدولة، على ثلاثة أقساط سنوية قيمة كل منها 95 مليونا: 285 مليونا، 25%
- صندوق البنية التحتية في [[body/common-market|السوق المشتركة]]: 171 مليونا، 15%

## هل تتغير الفواتير؟

ليس في الجزر، فسكانها يدفعون أصلا سعر البر الرئيسي. أما رسم الشبكة فيرتفع على الجميع 0.4 سنت للكيلوواط ساعة، أي نحو 14 تالرا في السنة للأسرة المتوسطة. وفي المقابل تدخر الدولة معظم ما تنفقه سنويا لخفض سعر كهرباء الجزر، وهو 74 مليون تالر.

## ما الذي قد يوقفه؟

اعتراض أحد الخاسرين في المناقصة، أو صخر حيث تظهر الخرائط رملا، أو تصويت، فكل قسط من الأقساط الثلاثة يحتاج إلى موافقة الجمعية. كما يحتاج الكابل إلى ترخيص لعبور مروج الأعشاب البحرية المحمية، ولم يطلبه أحد بعد.`,
      },
    ],
  },
}
