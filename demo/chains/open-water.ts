import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

export const openWater: DemoChain = {
  key: 'open-water',
  section: 'security',
  slugline: 'Marenia-Exercise',
  original: 'en',
  projects: ['project/open-sea'],
  concepts: [
    'topic/regional-security',
    'event/exercise-open-water',
    'body/ministry-defence',
    'body/coastal-compact',
    'person/marek-tolen',
    'place/ember-strait',
    'place/belloria',
    'place/halvania',
  ],
  subjects: ['medtop:20000599', 'medtop:20000598'],
  picture: picture('harbour', {
    en: 'Seventeen ships will take part in Open Water, nine of them Marenian.',
    ru: 'В учении «Открытая вода» примут участие 17 судов, девять из них маренийские.',
    ar: 'تشارك في تمرين «المياه المفتوحة» 17 سفينة، تسع منها مارينية.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -3, at: '15:00' },
        form: 'report',
        urgency: 4,
        headline: 'Seventeen ships and a burning ferry: Marenia gives notice of Open Water',
        abstract: 'The eight-day exercise will practise taking 600 people off a ship in the Ember Strait.',
        byline: 'stefan-aume',
        body: `Marenia notified its neighbours @{on} of a rescue exercise with [[place/belloria|Belloria]] and [[place/halvania|Halvania]] in the [[place/ember-strait|Ember Strait]] from @{date+43} to @{date+50}, the [[body/ministry-defence|Ministry of Defence]] said.

Seventeen ships will take part: nine Marenian, five Halvanian and three from Belloria’s fire and rescue fleet, with six helicopters and 1,900 people. No weapons will be carried except by guard vessels, according to the notice.

The central task is to take 600 volunteers off an old ferry that has been set up to smoke. In the last exercise, four years ago, it took seven hours and ten minutes for 400. “We were not good,” Defence Minister [[person/marek-tolen|Marek Tolen]] said. “I’d rather read that in our own report than in an inquiry’s.”

The strait will stay open. Ferries will run to their timetable, and merchant ships will be asked to pass by day.

The Straits Convention of 1954 requires 30 days’ notice. This one gives 43. Observers from all five shores have been invited; {{Dorvia had not replied by the time of release, a ministry official told MNA}}.

Open Water is held under the [[body/coastal-compact|Coastal Compact]], which obliges its three members to help one another’s ships and ports.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -3, at: '15:30' },
        form: 'report',
        urgency: 4,
        headline: 'Семнадцать судов и горящий паром: Марения объявила об учении «Открытая вода»',
        abstract: 'За восемь дней спасатели отработают эвакуацию 600 человек с судна в проливе Эмбер.',
        byline: 'stefan-aume',
        body: `Марения @{on} уведомила соседей о спасательном учении, которое пройдёт с @{date+43} по @{date+50} в [[place/ember-strait|проливе Эмбер]] с участием [[place/belloria|Беллории]] и [[place/halvania|Хальвании]], сообщило [[body/ministry-defence|Министерство обороны]].

Заявлены 17 судов: девять маренийских, пять хальванийских и три из пожарно-спасательного флота Беллории, а также шесть вертолётов и 1900 человек. Оружие, говорится в уведомлении, будет только на кораблях охранения.

Главная задача — снять 600 добровольцев со старого парома, который нарочно задымят. На прошлом учении четыре года назад на 400 человек ушло семь часов десять минут. «Мы справились плохо, — сказал министр обороны [[person/marek-tolen|Марек Толен]]. — Но лучше прочесть об этом в собственном отчёте, чем в материалах следствия».

Пролив закрывать не станут. Паромы пойдут по расписанию, торговым судам рекомендуют проходить днём.

Конвенция о проливах 1954 года требует уведомлять за 30 дней, на этот раз предупредили за 43. Наблюдателей пригласили со всех пяти берегов; {{Дорвия к моменту выхода сообщения не ответила, сказал МНА сотрудник министерства}}.

«Открытая вода» проводится в рамках [[body/coastal-compact|Берегового пакта]], который обязывает трёх участников помогать судам и портам друг друга.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -3, at: '15:40' },
        form: 'report',
        urgency: 4,
        headline: 'سبع عشرة سفينة وعبارة ركاب مشتعلة: مارينيا تخطر جيرانها بتمرين «المياه المفتوحة»',
        abstract: 'تمرين من ثمانية أيام على إجلاء 600 شخص عن سفينة في مضيق إمبر.',
        byline: 'stefan-aume',
        body: `أخطرت مارينيا جيرانها @{on} بتمرين إنقاذ تجريه مع [[place/belloria|بيلوريا]] و[[place/halvania|هالفانيا]] في [[place/ember-strait|مضيق إمبر]] من @{date+43} إلى @{date+50}، وفق ما أعلنت [[body/ministry-defence|وزارة الدفاع]].

وتشارك في التمرين 17 سفينة: تسع مارينية وخمس هالفانية وثلاث من أسطول الإطفاء والإنقاذ في بيلوريا، إضافة إلى ست مروحيات و1900 شخص. وجاء في الإخطار أن السلاح سيقتصر على سفن الحراسة.

والمهمة الرئيسية إجلاء 600 متطوع عن عبارة قديمة سيطلق فيها الدخان عمدا. واستغرق إجلاء 400 في التمرين السابق قبل أربع سنوات سبع ساعات وعشر دقائق. وقال وزير الدفاع [[person/marek-tolen|ماريك تولين]]: «لم نكن جيدين. وأفضل أن أقرأ ذلك في تقريرنا لا في تقرير لجنة تحقيق».

ويبقى المضيق مفتوحا، وتسير العبارات بحسب جدولها، ويطلب من السفن التجارية العبور نهارا.

وتشترط اتفاقية المضائق لعام 1954 إخطارا قبل 30 يوما، وجاء هذا الإخطار قبل 43. ودعي مراقبون من الشواطئ الخمسة جميعا، {{ولم ترد دورفيا حتى صدور الخبر، حسبما قال مسؤول في الوزارة لمانا}}.

ويجرى التمرين في إطار [[body/coastal-compact|الميثاق الساحلي]] الذي يلزم دوله الثلاث بنجدة سفن بعضها بعضا وموانئها.`,
      },
    ],
  },
}
