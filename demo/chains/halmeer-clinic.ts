import type { DemoChain } from '../types.ts'

export const halmeerClinic: DemoChain = {
  key: 'halmeer-clinic',
  section: 'society',
  slugline: 'Marenia-Halmeer-Clinic',
  original: 'ru',
  projects: ['project/island-cable'],
  concepts: ['topic/island-life', 'topic/energy', 'place/halmeer', 'person/miriam-dace'],
  subjects: ['medtop:20000462', 'medtop:14000000'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -6, at: '10:15' },
        form: 'report',
        urgency: 6,
        headline: 'On Halmeer the X-ray waits until the kettles are off',
        abstract: 'A hospital of 40 beds plans its day around five diesel engines.',
        byline: 'mila-torrent',
        dateline: 'place/halmeer',
        body: `At the hospital of [[place/halmeer|Halmeer]] the X-ray machine may not be switched on between 17:30 and 20:00. That is when the island comes home and cooks, and on three evenings last year the two together put out the lights.

“We tell people to break their legs before tea,” says Ruta Semmel, the senior nurse, who has worked here for 22 years. The hospital has its own generator, but it feeds only the operating theatre, the wards and the blood refrigerator.

Halmeer makes its electricity in a shed behind the fish market, with five diesel engines. The oldest dates from 1968. On an ordinary day three of them run, and the engineers can tell which by the tremor in the clinic’s windows.

The Health Ministry bought the island a scanner two years ago. It is still in Karvala. The supplier will not guarantee it on a supply that strays more than 2 per cent from its voltage, and a recorder left in the basement for a month showed 61 such lapses.

“The machine is paid for and it will go to Halmeer on the day the cable does,” the health minister, [[person/miriam-dace|Miriam Dace]], told MNA by telephone. Until then patients who need a scan take the ferry: 1,140 of them last year, with an overnight stay for most.

In the waiting room a calendar hangs with the year of the cable ringed in red. It was printed by the hospital’s friends’ society, and it is the third such calendar. The first two had other years.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -6, at: '09:00' },
        form: 'report',
        urgency: 6,
        headline: 'На Хальмере рентген ждёт, пока остынут чайники',
        abstract: 'Больница на 40 коек живёт по расписанию пяти дизелей.',
        byline: 'mila-torrent',
        dateline: 'place/halmeer',
        body: `В больнице [[place/halmeer|Хальмера]] рентгеновский аппарат запрещено включать с 17:30 до 20:00. В это время остров приходит домой и готовит ужин; в прошлом году вместе с рентгеном он трижды оставался без света.

«Ноги просим ломать до ужина», — говорит старшая сестра Рута Семмель, которая работает здесь 22 года. Свой генератор у больницы есть, но его хватает только на операционную, палаты и холодильник с кровью.

Электричество на Хальмере вырабатывают пять дизелей в ангаре за рыбным рынком. Старший помнит 1968 год. В обычный день работают три, и какие именно, инженеры определяют по дрожанию больничных окон.

Два года назад Министерство здравоохранения купило острову томограф. Он до сих пор в Карвале. Поставщик не даёт гарантии там, где напряжение отклоняется больше чем на 2 %, а самописец, месяц простоявший в подвале больницы, насчитал 61 такое отклонение.

«Аппарат оплачен и приедет на Хальмер в тот же день, что и кабель», — сказала МНА по телефону министр здравоохранения [[person/miriam-dace|Мириам Дейс]]. Пока же за снимком плывут на пароме: в прошлом году таких пациентов было 1140, большинству пришлось ночевать на материке.

В приёмной висит календарь, год пуска кабеля обведён красным. Напечатало его общество друзей больницы, и это уже третий такой календарь. На первых двух были обведены другие годы.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -6, at: '11:00' },
        form: 'report',
        urgency: 6,
        headline: 'في هالمير تنتظر الأشعة حتى تبرد الغلايات',
        abstract: 'مستشفى من 40 سريرا يضبط يومه على إيقاع خمسة محركات ديزل.',
        byline: 'mila-torrent',
        dateline: 'place/halmeer',
        body: `في مستشفى [[place/halmeer|هالمير]] يحظر تشغيل جهاز الأشعة بين الساعة 17:30 والساعة 20:00. ففي هذا الوقت يعود أهل الجزيرة إلى بيوتهم ويطبخون، وقد أطفأ الاثنان معا الأنوار في ثلاث أمسيات العام الماضي.

تقول كبيرة الممرضات روتا سيمل، التي تعمل هنا منذ 22 سنة: «نطلب من الناس أن يكسروا أرجلهم قبل العشاء». وللمستشفى مولد خاص، لكنه لا يغذي سوى غرفة العمليات والأجنحة وثلاجة الدم.

وتولد هالمير كهرباءها في عنبر خلف سوق السمك فيه خمسة محركات ديزل، يعود أقدمها إلى عام 1968. وفي اليوم العادي تعمل ثلاثة منها، ويعرف المهندسون أيها يعمل من ارتجاف نوافذ المستشفى.

وقبل عامين اشترت وزارة الصحة للجزيرة جهاز تصوير مقطعي، لكنه ما زال في كارفالا. فالمورد لا يضمنه إذا تجاوز تذبذب الجهد 2%، وقد سجل جهاز قياس ترك في القبو شهرا 61 حالة من هذا النوع.

وقالت وزيرة الصحة [[person/miriam-dace|مريم ديس]] لمانا بالهاتف: «ثمن الجهاز مدفوع، وسيصل إلى هالمير يوم يصل الكابل». وإلى ذلك الحين يركب العبارة من يحتاج إلى صورة: 1140 مريضا العام الماضي، اضطر معظمهم إلى المبيت.

في غرفة الانتظار تقويم معلق رسمت فيه دائرة حمراء حول سنة الكابل. طبعته جمعية أصدقاء المستشفى، وهو ثالث تقويم من نوعه. أما الأولان ففيهما سنتان أخريان.`,
      },
    ],
  },
}
