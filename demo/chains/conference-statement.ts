import type { DemoChain } from '../types.ts'

/** A document: the text of the joint statement, after a short introduction of the agency’s own. */
export const conferenceStatement: DemoChain = {
  key: 'conference-statement',
  section: 'world',
  slugline: 'Selene-Conference-Text',
  original: 'en',
  projects: ['project/open-sea'],
  concepts: [
    'topic/regional-security',
    'event/selene-security-conference-9',
    'body/straits-commission',
    'body/ministry-foreign',
    'place/port-selene',
  ],
  subjects: ['medtop:20000641', 'medtop:20000638'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -1, at: '17:20' },
        form: 'report',
        urgency: 4,
        headline: 'Text of the Port Selene Statement',
        abstract: 'The joint statement of the 9th Selene Sea Security Conference, in full.',
        dateline: 'place/port-selene',
        body: `The [[event/selene-security-conference-9|9th Selene Sea Security Conference]] adopted the following statement by consensus @{on}. Dorvia joined after the words “without prejudice to national command” were added to point 3. The text is the official English version; the Russian and Arabic versions are equally authentic.

## The Port Selene Statement

The five States of the Selene Sea, having met at Port Selene, and having heard the delegations and organisations present,

1. reaffirm the Straits Convention of 1954 and the equal right of all ships to safe passage;
2. note with concern that 26 collisions and strandings were recorded in the Selene Sea in the last two years, and that nine lives were lost in them;
3. agree that in search and rescue the nearest suitable ship shall go first, whatever its flag, without prejudice to national command;
4. welcome the undertakings given by participants, with their dates, as listed in the annex;
5. ask the [[body/straits-commission|Straits Navigation Commission]] to publish every six months which of those undertakings have been kept;
6. invite the Commission to study a speed limit of 14 knots in the Ember Strait, and to report before the next conference;
7. establish at Port Selene a public register of undertakings, kept by the [[body/ministry-foreign|Ministry of Foreign Affairs]] of Marenia at its own expense;
8. accept with thanks the offer of Belloria to hold the tenth conference in two years’ time.

Done at Port Selene in a single copy in English, Russian and Arabic.`,
        edNote: 'Document. Not to be shortened under this headline.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -1, at: '17:26' },
        form: 'report',
        urgency: 4,
        headline: 'Порт-Селенское заявление: полный текст',
        abstract: 'Совместное заявление IX Конференции по безопасности Селенского моря.',
        dateline: 'place/port-selene',
        body: `[[event/selene-security-conference-9|IX Конференция по безопасности Селенского моря]] @{on} приняла консенсусом приведённое ниже заявление. Дорвия присоединилась после того, как в пункт 3 внесли слова «без ущерба для национального командования». Текст дан по официальной русской версии; английская и арабская имеют равную силу.

## Порт-Селенское заявление

Пять государств Селенского моря, собравшись в Порт-Селене и заслушав присутствующие делегации и организации,

1. подтверждают Конвенцию о проливах 1954 года и равное право всех судов на безопасный проход;
2. с обеспокоенностью отмечают, что за последние два года в Селенском море зарегистрировано 26 столкновений и посадок на мель, унёсших девять жизней;
3. согласились, что при поиске и спасании первым идёт ближайшее пригодное судно, под каким бы флагом оно ни ходило, без ущерба для национального командования;
4. приветствуют обязательства участников с указанием сроков, перечисленные в приложении;
5. просят [[body/straits-commission|Комиссию по судоходству в проливах]] каждые шесть месяцев публиковать сведения о том, какие из этих обязательств выполнены;
6. предлагают Комиссии изучить вопрос об ограничении скорости в проливе Эмбер 14 узлами и доложить о нём до следующей конференции;
7. учреждают в Порт-Селене публичный реестр обязательств, который ведёт за свой счёт [[body/ministry-foreign|Министерство иностранных дел]] Марении;
8. с благодарностью принимают предложение Беллории провести десятую конференцию через два года.

Совершено в Порт-Селене в одном экземпляре на английском, русском и арабском языках.`,
        edNote: 'Документ. Под этим заголовком не сокращать.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -1, at: '17:28' },
        form: 'report',
        urgency: 4,
        headline: 'النص الكامل لبيان بورت سيلين',
        abstract: 'البيان المشترك للمؤتمر التاسع لأمن بحر سيلين.',
        dateline: 'place/port-selene',
        body: `اعتمد [[event/selene-security-conference-9|المؤتمر التاسع لأمن بحر سيلين]] بالتوافق @{on} البيان الآتي. وانضمت إليه دورفيا بعد إضافة عبارة «دون مساس بالقيادة الوطنية» إلى البند الثالث. وهذا هو النص الرسمي بالعربية، وللنصين الإنجليزي والروسي الحجية نفسها.

## بيان بورت سيلين

إن دول بحر سيلين الخمس، وقد اجتمعت في بورت سيلين واستمعت إلى الوفود والمنظمات الحاضرة،

1. تؤكد من جديد اتفاقية المضائق لعام 1954 وحق السفن كافة على قدم المساواة في المرور الآمن؛
2. تلاحظ بقلق أن بحر سيلين شهد خلال العامين الماضيين 26 حادث تصادم وجنوح أودت بحياة تسعة أشخاص؛
3. تتفق على أن تتقدم في عمليات البحث والإنقاذ أقرب سفينة صالحة لذلك أيا كان علمها، دون مساس بالقيادة الوطنية؛
4. ترحب بالتعهدات التي قطعها المشاركون بمواعيدها المبينة في المرفق؛
5. تطلب إلى [[body/straits-commission|لجنة الملاحة في المضائق]] أن تنشر كل ستة أشهر ما نفذ من تلك التعهدات؛
6. تدعو اللجنة إلى دراسة تحديد السرعة في مضيق إمبر بأربع عشرة عقدة، وتقديم تقريرها قبل المؤتمر المقبل؛
7. تنشئ في بورت سيلين سجلا علنيا للتعهدات تمسكه [[body/ministry-foreign|وزارة الشؤون الخارجية]] في مارينيا على نفقتها؛
8. تقبل مع الشكر عرض بيلوريا استضافة المؤتمر العاشر بعد عامين.

حرر في بورت سيلين من نسخة واحدة بالإنجليزية والروسية والعربية.`,
        edNote: 'وثيقة. لا تختصر تحت هذا العنوان.',
      },
    ],
  },
}
