import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** Scheduled: released when the ship sails. */
export const cableSurvey: DemoChain = {
  key: 'cable-survey',
  section: 'science',
  slugline: 'Marenia-Cable-Survey',
  original: 'en',
  projects: ['project/island-cable'],
  concepts: [
    'topic/marine-science',
    'topic/energy',
    'body/marengrid',
    'body/ministry-energy',
    'person/davit-ormand',
    'person/samir-noll',
    'place/karvala',
    'place/ember-strait',
  ],
  subjects: ['medtop:20000729', 'medtop:20000260'],
  picture: picture('seabed', {
    en: 'The survey ship Agata Venn will tow its sonar along a line nine kilometres longer than the first.',
    ru: 'Судно «Агата Венн» пройдёт с гидролокатором по линии на девять километров длиннее первой.',
    ar: 'تجر سفينة المسح «أغاتا فين» جهاز السونار على خط أطول من الأول بتسعة كيلومترات.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: -95,
        form: 'report',
        urgency: 5,
        headline: 'Survey ship sails from Karvala to look for a second way to the islands',
        abstract:
          'In twelve days the Agata Venn is to say whether there is sand or rock on the line that spares the meadow.',
        byline: 'sara-quillon',
        dateline: 'place/karvala',
        body: `The survey ship Agata Venn left [[place/karvala|Karvala]] @{on} to chart a route for the island power cable that would avoid the seagrass meadow in the [[place/ember-strait|Ember Strait]].

She will tow a sonar along the line for twelve days and take 60 samples from the bed, the [[body/ministry-energy|Ministry of Energy and Infrastructure]] said. The results are due on @{date+33} and will be published whole, Minister [[person/davit-ormand|Davit Ormand]] told reporters on the quay.

“If it’s sand, we move the cable,” he said. “If it’s rock, we’ll have an argument, and I’d like to have it over the same map.”

The present route crosses 3.4 kilometres of seagrass. The alternative is nine kilometres longer and, on sand, would cost 21 million tallars more, according to the grid operator [[body/marengrid|Marengrid]]. On rock the cable has to be covered with stone, at three times the price for each kilometre.

Four scientists of the University of Velmora are on board. [[person/samir-noll|Samir Noll]], who drew the first map of the meadow, is not one of them. He said that he gets seasick.`,
        edNote: 'For release when the ship has cleared the mole; the desk confirms with the harbour office.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: -95,
        form: 'report',
        urgency: 5,
        headline: 'Из Карвалы вышло судно искать для кабеля вторую дорогу на острова',
        abstract: 'За двенадцать дней «Агата Венн» должна выяснить, песок или скала на трассе в обход луга.',
        byline: 'sara-quillon',
        dateline: 'place/karvala',
        body: `Исследовательское судно «Агата Венн» @{on} вышло из [[place/karvala|Карвалы]], чтобы обследовать трассу островного энергокабеля в обход луга морской травы в [[place/ember-strait|проливе Эмбер]].

Двенадцать дней оно будет вести по этой линии гидролокатор и возьмёт 60 проб грунта, сообщило [[body/ministry-energy|Министерство энергетики и инфраструктуры]]. Результаты ожидаются @{date+33} и будут опубликованы целиком, пообещал журналистам на причале министр [[person/davit-ormand|Давит Орманд]].

«Если там песок, кабель сдвинем, — сказал он. — Если скала, будем спорить, и хорошо бы над одной картой».

Нынешняя трасса пересекает 3,4 километра морской травы. Новая длиннее на девять километров и при песчаном дне обойдётся на 21 млн талларов дороже, подсчитал оператор энергосистемы [[body/marengrid|«Маренгрид»]]. На скале кабель нужно засыпать камнем, и километр там стоит втрое больше.

На борту четверо учёных Вельморского университета. Автора первой карты луга [[person/samir-noll|Самира Нолля]] среди них нет: по его словам, он страдает морской болезнью.`,
        edNote: 'Выпустить, когда судно минует мол; выпускающий уточняет в управлении порта.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: -95,
        form: 'report',
        urgency: 5,
        headline: 'سفينة مسح تبحر من كارفالا بحثا عن طريق ثان للكابل إلى الجزر',
        abstract: 'أمام «أغاتا فين» اثنا عشر يوما لتقول هل قاع المسار الذي يتجنب المرج رمل أم صخر.',
        byline: 'sara-quillon',
        dateline: 'place/karvala',
        body: `غادرت سفينة المسح «أغاتا فين» ميناء [[place/karvala|كارفالا]] @{on} لاستكشاف مسار لكابل كهرباء الجزر يتجنب مرج الأعشاب البحرية في [[place/ember-strait|مضيق إمبر]].

وتجر السفينة جهاز سونار على طول الخط اثني عشر يوما وتأخذ 60 عينة من القاع، وفق [[body/ministry-energy|وزارة الطاقة والبنية التحتية]]. وتنتظر النتائج في @{date+33} وستنشر كاملة، حسبما قال الوزير [[person/davit-ormand|دافيت أورماند]] للصحفيين على الرصيف.

وقال أورماند: «إن كان رملا حولنا الكابل. وإن كان صخرا تجادلنا، وأود أن نتجادل فوق خريطة واحدة».

ويعبر المسار الحالي 3.4 كيلومتر من الأعشاب البحرية. أما البديل فأطول بتسعة كيلومترات ويكلف 21 مليون تالر إضافية إذا كان القاع رمليا، بحسب [[body/marengrid|مارينغريد]] المشغلة للشبكة. وعلى الصخر يجب أن يغطى الكابل بالحجارة، فتبلغ تكلفة الكيلومتر ثلاثة أضعاف.

وعلى متن السفينة أربعة علماء من جامعة فيلمورا. وليس بينهم [[person/samir-noll|سمير نول]] الذي رسم أول خريطة للمرج. قال إنه يصاب بدوار البحر.`,
        edNote: 'يصدر بعد خروج السفينة من حاجز الأمواج، ويتأكد المكتب من إدارة الميناء.',
      },
    ],
  },
}
