import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** An analysis. */
export const straitRules: DemoChain = {
  key: 'strait-rules',
  section: 'security',
  slugline: 'Selene-Conference-Analysis',
  original: 'en',
  projects: ['project/open-sea'],
  concepts: [
    'topic/regional-security',
    'event/selene-security-conference-9',
    'body/straits-commission',
    'place/ember-strait',
    'place/dorvia',
  ],
  subjects: ['medtop:20000638', 'medtop:20000343'],
  picture: picture('harbour', {
    en: 'Each day 214 ships cross the Selene Sea; most of them pass through the Ember Strait.',
    ru: 'Ежедневно Селенское море пересекают 214 судов, большинство идёт проливом Эмбер.',
    ar: 'تعبر بحر سيلين 214 سفينة كل يوم، ويمر معظمها بمضيق إمبر.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -4, at: '09:00' },
        form: 'analysis',
        urgency: 5,
        headline: 'A convention written for steamers meets a sea full of giants',
        abstract: 'Why ministers who agree on almost everything have not changed one word in seventy years.',
        byline: 'stefan-aume',
        body: `When the Straits Convention was signed in 1954, the largest ship that used the [[place/ember-strait|Ember Strait]] was a mail steamer of 9,000 tonnes. Last month one of 190,000 tonnes went through, between two ferries, in fog. The rules for all three were the same.

They are short: keep to the right, signal before turning, give 30 days’ notice of manoeuvres. No speed limit, because steamers had little speed to limit. No transponders, because there were none.

Nobody defends this. All five governments told the [[body/straits-commission|Straits Navigation Commission]] in a survey last year that the text was out of date. Yet it has not been amended once, and the reason is its last article: any change needs all five, and whoever opens the text opens all of it.

For Kelmark that means the fishing line of 1954, which runs in its favour. For [[place/dorvia|Dorvia]] it means the clause that lets it close its own waters without giving a reason. Marenia has most to gain from new rules, with its ferries crossing the traffic 46 times a day, and little to offer in return.

So the shores have learned to promise instead of amending. A minister stands up at the conference and says what his own country will do, by which day. It binds nobody else, needs no ratification and can be checked.

The record is better than the method deserves. Of the promises made two years ago 19 out of 31 were kept on time and five more were late. What they cannot do is put one rule on the same water. A ship that leaves Karvala for Ardena still passes from one set of courtesies into another, at a line that is marked on no chart.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -4, at: '10:20' },
        form: 'analysis',
        urgency: 5,
        headline: 'Конвенцию писали для пароходов, а в море давно гиганты',
        abstract: 'Почему министры, согласные почти во всём, за семьдесят лет не изменили ни слова.',
        byline: 'stefan-aume',
        body: `В 1954 году, когда подписывали Конвенцию о проливах, самым крупным судном в [[place/ember-strait|проливе Эмбер]] был почтовый пароход в 9 тысяч тонн. В прошлом месяце здесь в тумане, между двумя паромами, прошло судно в 190 тысяч тонн. Правила для всех троих были одни.

Их немного: держаться правой стороны, подавать сигнал перед поворотом, предупреждать о манёврах за 30 дней. Скорость не ограничена: у пароходов её почти и не было. О транспондерах ни слова: их тоже не было.

Защитников у этих правил нет. В прошлогоднем опросе [[body/straits-commission|Комиссии по судоходству в проливах]] все пять правительств назвали текст устаревшим. Но его ни разу не меняли, и причина — в последней статье: любая поправка требует согласия пятерых, а кто открывает текст, открывает его целиком.

Для Кельмарка это значит вернуться к рыболовной границе 1954 года, проведённой в его пользу. Для [[place/dorvia|Дорвии]] — к пункту, который позволяет ей закрывать свои воды без объяснений. Марения, чьи паромы пересекают поток судов 46 раз в день, выиграла бы от новых правил больше всех, но взамен предложить ей почти нечего.

И берега научились не менять правила, а обещать. Министр встаёт на конференции и говорит, что сделает его страна и к какому дню. Других это не связывает, ратификации не требует, а проверить можно.

Результат лучше, чем заслуживает метод. Из 31 обещания двухлетней давности 19 выполнены в срок, ещё пять — с опозданием. Не под силу обещаниям одно: установить на одной воде одно правило. Судно, идущее из Карвалы в Ардену, по-прежнему переходит из одних любезностей в другие на линии, которой нет ни на одной карте.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -4, at: '10:45' },
        form: 'analysis',
        urgency: 5,
        headline: 'اتفاقية كتبت للبواخر في بحر صار للعمالقة',
        abstract: 'لماذا لم يغير وزراء متفقون على كل شيء تقريبا كلمة واحدة منذ سبعين عاما؟',
        byline: 'stefan-aume',
        body: `حين وقعت اتفاقية المضائق عام 1954 كانت أكبر سفينة تعبر [[place/ember-strait|مضيق إمبر]] باخرة بريد حمولتها 9 آلاف طن. وفي الشهر الماضي عبرته سفينة من 190 ألف طن بين عبارتين وسط الضباب. وكانت القواعد واحدة للسفن الثلاث.

وهي قواعد قليلة: الزم اليمين، وأطلق إشارة قبل الانعطاف، وأخطر بالمناورات قبل 30 يوما. لا حد للسرعة، إذ لم تكن للبواخر سرعة تستحق حدا، ولا ذكر لأجهزة التعريف، إذ لم تكن موجودة.

لا أحد يدافع عن ذلك. فقد أجابت الحكومات الخمس جميعا في استبيان أجرته [[body/straits-commission|لجنة الملاحة في المضائق]] العام الماضي بأن النص تجاوزه الزمن. ومع ذلك لم يعدل مرة واحدة، والسبب في مادته الأخيرة: كل تعديل يحتاج إلى موافقة الدول الخمس، ومن فتح النص فتحه كله.

وهذا يعني لكيلمارك إعادة النظر في خط الصيد المرسوم عام 1954، وهو لمصلحتها. ويعني [[place/dorvia|لدورفيا]] البند الذي يتيح لها إغلاق مياهها بلا تعليل. أما مارينيا، التي تقطع عباراتها طريق السفن 46 مرة في اليوم، فهي الأكثر ربحا من قواعد جديدة والأقل قدرة على تقديم مقابل.

ولذلك تعلمت الشواطئ أن تعد بدلا من أن تعدل. يقف وزير في المؤتمر ويقول ما ستفعله بلاده وحدها وفي أي يوم. لا يلزم ذلك غيرها، ولا يحتاج إلى تصديق، ويمكن التحقق منه.

والحصيلة أفضل مما تستحقه الطريقة. فمن 31 تعهدا قطعت قبل عامين نفذ 19 في موعده وخمسة بعده. لكن ما تعجز عنه التعهدات هو أن تفرض قاعدة واحدة على ماء واحد. فالسفينة المبحرة من كارفالا إلى أردينا ما زالت تنتقل من مجاملات إلى مجاملات أخرى، عند خط لا تظهره أي خريطة.`,
      },
    ],
  },
}
