import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

const en = (
  deficit: string,
) => `Marenia’s [[body/assembly|National Assembly]] adopted the @{year+1} budget by 62 votes to 57 @{on} after two members of the governing coalition abstained in protest at the route of a power cable to the islands.

The budget provides for spending of 44.1 billion tallars against revenue of 41.3 billion, leaving a deficit of ${deficit}, Finance Minister [[person/selma-reth|Selma Reth]] told members before the vote.

Schools receive 7.9 billion tallars and health 9.2 billion. Teachers’ pay rises by 6 per cent from the start of the year. The first of three yearly instalments for the island cable, 95 million tallars, stays in the text after the Assembly voted down an amendment to delete it by 64 votes to 57.

“We have paid for what we promised and for nothing else,” Prime Minister [[person/ilan-moreau|Ilan Moreau]] told reporters in the lobby. He said the result showed that the coalition “argues in the open and votes together when it counts”.

It did not vote together. [[person/orla-vintner|Orla Vintner]], co-leader of [[body/green-shore|Green Shore]], and one other member of her party abstained on the final vote. The coalition of the [[body/seven-harbours|Seven Harbours Union]] and Green Shore holds 64 of the 121 seats.

“I want the cable,” Vintner said. “I don’t want it laid through the last seagrass meadow in the strait when the ministry has had a map of that meadow for a year.” She declined to say whether she would abstain again when the second instalment comes up.

[[person/yusuf-arden|Yusuf Arden]], whose [[body/coast-alliance|Coast Alliance]] voted against with the [[body/workers-list|Workers’ List]], called the budget “a bill sent to the Coast for lights on the islands”. He said that the region’s roads had been promised 140 million tallars in last year’s coalition agreement and had been given 88 million.

Reth replied that the remaining 52 million depended on a land survey at [[place/karvala|Karvala]] that the city had not yet completed. {{The survey was due six weeks ago, according to a letter from the ministry to the mayor’s office seen by MNA.}}

Defeat would not have brought the government down. Under the constitution of 1948 the previous year’s ceilings would have stayed in force month by month until a budget was passed, as they did for eleven weeks in 2009.

The budget now goes to the speaker, [[person/teodora-valk|Teodora Valk]], for signature. She has seven days to sign it or return it to members; no speaker has returned a budget since 1977.`

const ru = (
  deficit: string,
) => `[[body/assembly|Национальное собрание]] Марении @{on} приняло бюджет на @{year+1} год 62 голосами против 57. Двое депутатов правящей коалиции воздержались в знак протеста против трассы энергокабеля на острова.

Расходы утверждены в размере 44,1 млрд талларов, доходы — 41,3 млрд, дефицит составит ${deficit}, сообщила депутатам перед голосованием министр финансов [[person/selma-reth|Сельма Рет]].

На школы выделено 7,9 млрд талларов, на здравоохранение — 9,2 млрд. Зарплата учителей с начала года вырастет на 6 %. В тексте остался и первый из трёх ежегодных взносов на островной кабель — 95 млн талларов: поправку, которая его вычёркивала, Собрание отклонило 64 голосами против 57.

«Мы заплатили за то, что обещали, и больше ни за что», — сказал журналистам в кулуарах премьер-министр [[person/ilan-moreau|Илан Моро]]. По его словам, коалиция «спорит открыто, а когда нужно, голосует вместе».

Вместе, однако, не получилось. При окончательном голосовании воздержались сопредседатель партии [[body/green-shore|«Зелёный берег»]] [[person/orla-vintner|Орла Винтнер]] и ещё один депутат от этой партии. У коалиции [[body/seven-harbours|«Союза семи гаваней»]] и «Зелёного берега» 64 места из 121.

«Я за кабель, — сказала Винтнер. — Но я не хочу, чтобы его вели через последний в проливе луг морской травы, когда карта этого луга уже год лежит в министерстве». Воздержится ли она снова при утверждении второго взноса, она не ответила.

Лидер [[body/coast-alliance|«Берегового альянса»]] [[person/yusuf-arden|Юсуф Арден]], чья партия вместе с [[body/workers-list|«Рабочим списком»]] голосовала против, назвал бюджет «счётом, который выставили Берегу за свет на островах». По его словам, прошлогоднее коалиционное соглашение обещало дорогам региона 140 млн талларов, а получили они 88 млн.

Рет возразила, что оставшиеся 52 млн зависят от землеустроительных работ в [[place/karvala|Карвале]], которые город до сих пор не закончил. {{Срок истёк шесть недель назад, следует из письма министерства в мэрию, с которым ознакомилось МНА.}}

Поражение не привело бы к отставке правительства. По конституции 1948 года в таком случае помесячно действуют прошлогодние лимиты; в 2009 году страна прожила так одиннадцать недель.

Теперь бюджет поступит на подпись председателю Собрания [[person/teodora-valk|Теодоре Валк]]. У неё есть семь дней, чтобы подписать документ или вернуть его депутатам. В последний раз бюджет возвращали в 1977 году.`

const ar = (
  deficit: string,
) => `أقرت [[body/assembly|الجمعية الوطنية]] في مارينيا @{on} موازنة عام @{year+1} بأغلبية 62 صوتا مقابل 57، بعدما امتنع نائبان من الائتلاف الحاكم عن التصويت احتجاجا على مسار كابل الكهرباء إلى الجزر.

وتنص الموازنة على إنفاق 44.1 مليار تالر مقابل إيرادات قدرها 41.3 مليار، بعجز يبلغ ${deficit}، حسبما أبلغت وزيرة المالية [[person/selma-reth|سلمى ريت]] النواب قبل التصويت.

وخصص للمدارس 7.9 مليار تالر وللصحة 9.2 مليار، على أن ترتفع رواتب المعلمين 6% مع مطلع السنة. وبقي في النص القسط الأول من ثلاثة أقساط سنوية لكابل الجزر، وقدره 95 مليون تالر، بعدما رفضت الجمعية بأغلبية 64 صوتا مقابل 57 تعديلا يقضي بحذفه.

وقال رئيس الوزراء [[person/ilan-moreau|إيلان مورو]] للصحفيين في بهو الجمعية: «دفعنا ثمن ما وعدنا به ولا شيء غيره»، مضيفا أن الائتلاف «يتجادل علنا ويصوت معا حين يلزم».

غير أن الائتلاف لم يصوت معا. فقد امتنعت عن التصويت النهائي [[person/orla-vintner|أورلا فينتنر]]، الرئيسة المشاركة لحزب [[body/green-shore|الشاطئ الأخضر]]، ونائب آخر من حزبها. ويشغل الائتلاف المؤلف من [[body/seven-harbours|اتحاد الموانئ السبعة]] والشاطئ الأخضر 64 مقعدا من أصل 121.

وقالت فينتنر: «أنا مع الكابل، لكني لا أريد أن يمر بآخر مرج للأعشاب البحرية في المضيق وخريطة المرج عند الوزارة منذ سنة». ورفضت القول إن كانت ستمتنع مجددا عند التصويت على القسط الثاني.

أما [[person/yusuf-arden|يوسف أردن]]، زعيم [[body/coast-alliance|تحالف الساحل]] الذي صوت ضد الموازنة مع [[body/workers-list|القائمة العمالية]]، فوصفها بأنها «فاتورة أرسلت إلى الساحل ثمنا لأضواء الجزر». وقال إن اتفاق الائتلاف وعد العام الماضي طرق الإقليم بمبلغ 140 مليون تالر ولم تحصل إلا على 88 مليونا.

وردت ريت بأن المبلغ المتبقي، وهو 52 مليونا، مرهون بمسح للأراضي في [[place/karvala|كارفالا]] لم تنجزه المدينة بعد. {{وكان موعد المسح قبل ستة أسابيع، بحسب رسالة من الوزارة إلى البلدية اطلعت عليها مانا.}}

وما كان رفض الموازنة ليسقط الحكومة، إذ يقضي دستور 1948 في هذه الحالة بتمديد سقوف العام السابق شهرا بعد شهر إلى حين إقرار موازنة، كما حدث طوال أحد عشر أسبوعا في عام 2009.

وتحال الموازنة الآن إلى رئيسة الجمعية [[person/teodora-valk|تيودورا فالك]] لتوقيعها أو ردها إلى النواب خلال سبعة أيام. ولم ترد موازنة إلى الجمعية منذ عام 1977.`

/** Flash, urgent, lead and a correction of the lead. */
export const budgetVote: DemoChain = {
  key: 'budget-vote',
  section: 'politics',
  slugline: 'Marenia-Budget',
  original: 'en',
  concepts: [
    'topic/state-budget',
    'body/assembly',
    'body/government',
    'body/green-shore',
    'body/coast-alliance',
    'person/ilan-moreau',
    'person/selma-reth',
    'person/orla-vintner',
    'person/yusuf-arden',
    'event/budget-session',
    'place/port-selene',
  ],
  subjects: ['medtop:11000000', 'medtop:20000607', 'medtop:20000615'],
  picture: picture('parliament', {
    en: 'The National Assembly in Port Selene, seen from Lantern Quay.',
    ru: 'Национальное собрание в Порт-Селене, вид с Фонарной набережной.',
    ar: 'الجمعية الوطنية في بورت سيلين كما تبدو من رصيف الفانوس.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: 205,
        form: 'flash',
        urgency: 1,
        headline: 'Marenian parliament passes budget by 62 votes to 57, speaker announces',
        body: 'Marenian parliament passes budget by 62 votes to 57, speaker announces.',
      },
      {
        kind: 'update',
        ago: 196,
        form: 'urgent',
        urgency: 2,
        headline: 'Marenian parliament passes budget as two coalition members abstain',
        dateline: 'place/port-selene',
        body: `Marenia’s [[body/assembly|National Assembly]] passed the @{year+1} budget by 62 votes to 57 @{on}, Speaker [[person/teodora-valk|Teodora Valk]] announced. Two members of the governing coalition abstained.

Spending is set at 44.1 billion tallars. The 95 million tallars for the first year of the power cable to Halmeer and Tamarel remained in the text.`,
        edNote: 'Lead to follow within the hour.',
      },
      {
        kind: 'update',
        ago: 150,
        form: 'lead',
        urgency: 3,
        headline: 'Budget passes by five votes after coalition members abstain over cable',
        abstract:
          'Two Green Shore members withhold their votes over the route of the island cable; the money for it survives.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: en('2.8 per cent of gross domestic product'),
      },
      {
        kind: 'correct',
        ago: 62,
        form: 'lead',
        urgency: 3,
        headline: 'Budget passes by five votes after coalition members abstain over cable',
        abstract:
          'Two Green Shore members withhold their votes over the route of the island cable; the money for it survives.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: en('2.8 billion tallars, or 2.4 per cent of gross domestic product'),
        notice:
          'Correction: an earlier version of this story said in its second paragraph that the deficit would be 2.8 per cent of gross domestic product. It will be 2.8 billion tallars, which is 2.4 per cent of gross domestic product.',
        edNote:
          'Corrects the deficit in paragraph 2. Clients who used the figure of 2.8 per cent are asked to run the correction.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: 203,
        form: 'flash',
        urgency: 1,
        headline: 'Парламент Марении принял бюджет 62 голосами против 57 — председатель Собрания',
        body: 'Парламент Марении принял бюджет 62 голосами против 57, объявила председатель Собрания.',
      },
      {
        kind: 'update',
        ago: 192,
        form: 'urgent',
        urgency: 2,
        headline: 'Парламент Марении принял бюджет, двое депутатов коалиции воздержались',
        dateline: 'place/port-selene',
        body: `[[body/assembly|Национальное собрание]] Марении @{on} приняло бюджет на @{year+1} год 62 голосами против 57, объявила председатель Собрания [[person/teodora-valk|Теодора Валк]]. Двое депутатов правящей коалиции воздержались.

Расходы составят 44,1 млрд талларов. В тексте сохранены 95 млн талларов на первый год строительства энергокабеля на острова Хальмер и Тамарель.`,
        edNote: 'Подробный материал — в течение часа.',
      },
      {
        kind: 'update',
        ago: 138,
        form: 'lead',
        urgency: 3,
        headline: 'Бюджет принят с перевесом в пять голосов: двое в коалиции воздержались из-за кабеля',
        abstract:
          'Двое депутатов «Зелёного берега» не поддержали бюджет из-за трассы островного кабеля, но деньги на него остались.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: ru('2,8 % валового внутреннего продукта'),
      },
      {
        kind: 'correct',
        ago: 57,
        form: 'lead',
        urgency: 3,
        headline: 'Бюджет принят с перевесом в пять голосов: двое в коалиции воздержались из-за кабеля',
        abstract:
          'Двое депутатов «Зелёного берега» не поддержали бюджет из-за трассы островного кабеля, но деньги на него остались.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: ru('2,8 млрд талларов, или 2,4 % валового внутреннего продукта'),
        notice:
          'Исправление: в прежней версии во втором абзаце говорилось, что дефицит составит 2,8 % валового внутреннего продукта. Верно: 2,8 млрд талларов, то есть 2,4 % валового внутреннего продукта.',
        edNote: 'Исправлен размер дефицита во втором абзаце. Просим всех, кто привёл цифру 2,8 %, дать поправку.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: 202,
        form: 'flash',
        urgency: 1,
        headline: 'برلمان مارينيا يقر الموازنة بأغلبية 62 صوتا مقابل 57 (رئيسة الجمعية)',
        body: 'برلمان مارينيا يقر الموازنة بأغلبية 62 صوتا مقابل 57، حسبما أعلنت رئيسة الجمعية الوطنية.',
      },
      {
        kind: 'update',
        ago: 190,
        form: 'urgent',
        urgency: 2,
        headline: 'برلمان مارينيا يقر الموازنة وامتناع نائبين من الائتلاف عن التصويت',
        dateline: 'place/port-selene',
        body: `أقرت [[body/assembly|الجمعية الوطنية]] في مارينيا @{on} موازنة عام @{year+1} بأغلبية 62 صوتا مقابل 57، حسبما أعلنت رئيسة الجمعية [[person/teodora-valk|تيودورا فالك]]. وامتنع نائبان من الائتلاف الحاكم عن التصويت.

وحدد الإنفاق بمبلغ 44.1 مليار تالر. وبقي في النص مبلغ 95 مليون تالر للسنة الأولى من مشروع كابل الكهرباء إلى جزيرتي هالمير وتاماريل.`,
        edNote: 'يتبع خبر مفصل خلال ساعة.',
      },
      {
        kind: 'update',
        ago: 134,
        form: 'lead',
        urgency: 3,
        headline: 'إقرار الموازنة بفارق خمسة أصوات بعد امتناع نائبين من الائتلاف بسبب الكابل',
        abstract: 'نائبان من الشاطئ الأخضر يحجبان صوتيهما احتجاجا على مسار كابل الجزر، ومخصصاته تبقى في النص.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: ar('2.8% من الناتج المحلي الإجمالي'),
      },
      {
        kind: 'correct',
        ago: 55,
        form: 'lead',
        urgency: 3,
        headline: 'إقرار الموازنة بفارق خمسة أصوات بعد امتناع نائبين من الائتلاف بسبب الكابل',
        abstract: 'نائبان من الشاطئ الأخضر يحجبان صوتيهما احتجاجا على مسار كابل الجزر، ومخصصاته تبقى في النص.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: ar('2.8 مليار تالر، أي 2.4% من الناتج المحلي الإجمالي'),
        notice:
          'تصحيح: ذكرت نسخة سابقة من هذا الخبر في فقرتها الثانية أن العجز سيبلغ 2.8% من الناتج المحلي الإجمالي. والصواب أنه 2.8 مليار تالر، أي 2.4% من الناتج المحلي الإجمالي.',
        edNote: 'تصحيح لقيمة العجز في الفقرة الثانية. يرجى ممن نشر نسبة 2.8% أن ينشر التصحيح.',
      },
    ],
  },
}
