import type { DemoChain } from '../types.ts'

/** Killed: it rested on a forged statement. The kill names every form of the story in every language. */
export const karvalaPort: DemoChain = {
  key: 'karvala-port',
  section: 'society',
  slugline: 'Marenia-Karvala-Port',
  original: 'en',
  concepts: ['topic/ferries-and-ports', 'body/ministry-energy', 'place/karvala'],
  subjects: ['medtop:20000139', 'medtop:20000343'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: 301,
        form: 'urgent',
        urgency: 2,
        headline: 'Karvala container port closed after chemical leak, ministry says',
        body: `The container port of [[place/karvala|Karvala]] was closed @{on} after a leak from a tank of industrial solvent, the [[body/ministry-energy|Ministry of Energy and Infrastructure]] said in an e-mailed statement. It told people within two kilometres to stay indoors.

Eleven ships were waiting outside the port, the statement said.`,
        edNote: 'More to follow.',
      },
      {
        kind: 'kill',
        ago: 272,
        notice:
          'KILL. Please kill the story slugged Marenia-Karvala-Port, headlined “Karvala container port closed after chemical leak, ministry says”, in all its versions and languages. The statement on which it rested was forged: the ministry did not send it, and the harbour master of Karvala says that there has been no leak and that the port is open. A kill is mandatory. Make certain that the story is not used; remove it from all sites, archives, newsletters and social accounts. No substitute will be sent under this slug. MNA did not call the ministry before release, as its rules require, and regrets the error.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: 296,
        form: 'urgent',
        urgency: 2,
        headline: 'Контейнерный порт Карвалы закрыт из-за утечки химикатов — министерство',
        body: `Контейнерный порт [[place/karvala|Карвалы]] @{on} закрыт из-за утечки промышленного растворителя из резервуара, говорится в заявлении [[body/ministry-energy|Министерства энергетики и инфраструктуры]], поступившем по электронной почте. Жителей в радиусе двух километров просят не выходить из домов.

В заявлении сказано, что входа в порт ждут 11 судов.`,
        edNote: 'Ожидаются подробности.',
      },
      {
        kind: 'kill',
        ago: 272,
        notice:
          'ОТЗЫВ. Просим отозвать материал с пометкой Marenia-Karvala-Port под заголовком «Контейнерный порт Карвалы закрыт из-за утечки химикатов — министерство» во всех версиях и на всех языках. Заявление, на котором он основан, подделано: министерство его не отправляло, а капитан порта сообщил, что утечки не было и порт открыт. Отзыв обязателен. Убедитесь, что материал не используется; удалите его с сайтов, из архивов, рассылок и социальных сетей. Другого материала с этой пометкой не будет. МНА не позвонило в министерство до выпуска, как требуют правила агентства, и сожалеет об ошибке.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: 294,
        form: 'urgent',
        urgency: 2,
        headline: 'إغلاق ميناء الحاويات في كارفالا بعد تسرب كيميائي (الوزارة)',
        body: `أغلق ميناء الحاويات في [[place/karvala|كارفالا]] @{on} بعد تسرب مذيب صناعي من أحد الخزانات، وفق بيان [[body/ministry-energy|لوزارة الطاقة والبنية التحتية]] وصل بالبريد الإلكتروني. وطلب البيان من السكان في نطاق كيلومترين ملازمة منازلهم.

وجاء في البيان أن 11 سفينة تنتظر خارج الميناء.`,
        edNote: 'تتبع تفاصيل.',
      },
      {
        kind: 'kill',
        ago: 272,
        notice:
          'إلغاء. يرجى إلغاء الخبر الموسوم Marenia-Karvala-Port بعنوان «إغلاق ميناء الحاويات في كارفالا بعد تسرب كيميائي (الوزارة)» بجميع نسخه ولغاته. فالبيان الذي استند إليه مزور: الوزارة لم ترسله، ومدير ميناء كارفالا يؤكد أنه لا تسرب وأن الميناء مفتوح. الإلغاء إلزامي. تأكدوا من عدم استخدام الخبر، واحذفوه من المواقع والأرشيف والنشرات البريدية وحسابات التواصل. ولن يصدر خبر بديل تحت هذا الوسم. ولم تتصل مانا بالوزارة قبل النشر كما تقضي قواعدها، وهي تأسف للخطأ.',
      },
    ],
  },
}
