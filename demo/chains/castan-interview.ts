import type { DemoChain } from '../types.ts'

/** An interview: questions in bold, answers as given. */
export const castanInterview: DemoChain = {
  key: 'castan-interview',
  section: 'economy',
  slugline: 'Marenia-Cable-Interview',
  original: 'en',
  projects: ['project/island-cable'],
  concepts: ['topic/energy', 'body/marengrid', 'person/emil-castan', 'place/port-selene'],
  subjects: ['medtop:20000260'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -1, at: '08:00' },
        form: 'interview',
        urgency: 5,
        headline: '“A cable is only as good as the ship that can mend it”',
        abstract: 'The head of Marengrid on anchors, bonds and the generators he does not intend to scrap.',
        byline: 'idris-halden',
        dateline: 'place/port-selene',
        body: `[[person/emil-castan|Emil Castan]] joined [[body/marengrid|Marengrid]] as a line inspector and has led it for six years. He spoke to MNA in the control room of the grid, the day after awarding the largest contract in its history.

**Why should anyone buy your bonds?**

Because the income is known. The regulator lets us earn 4.8 per cent on the cable for 25 years. We shall borrow 684 million tallars. The first 200 million will be offered within six months, some of it in pieces of 500 tallars, so that people on the islands can lend to their own cable.

**What keeps you awake?**

Anchors. In the last 20 years 14 cables have been broken in the Selene Sea, 11 of them by anchors. That is why ours will lie a metre and a half under the bed wherever the bed allows it. On 19 kilometres it is rock, and there we cover it with stone.

**And when it breaks all the same?**

A cable is only as good as the ship that can mend it. Today the nearest repair ship is nine days away. We have an option on a share in one based at Karvala: four days. The board decides on it next month.

**Will the diesel stations be pulled down?**

No. Halmeer keeps two engines of five, and Tamarel two of four, tested every month. I was on Tamarel in the blackout of 2011. Nobody who was there scraps the last engine.

**Green Shore wants the route moved. Will you move it?**

I’m waiting for the survey. The ship will tell us whether there is sand or rock on the other line. If it is sand, it costs about 21 million tallars more and I’ll recommend it. If it is rock, I’ll say so in public and others can decide what a meadow is worth.

The interview has been shortened. Marengrid did not see it before release.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -1, at: '09:10' },
        form: 'interview',
        urgency: 5,
        headline: '«Кабель хорош настолько, насколько хорошо судно, способное его починить»',
        abstract: 'Глава «Маренгрида» — о якорях, облигациях и генераторах, которые он не отправит на слом.',
        byline: 'idris-halden',
        dateline: 'place/port-selene',
        body: `[[person/emil-castan|Эмиль Кастан]] пришёл в [[body/marengrid|«Маренгрид»]] линейным обходчиком и возглавляет компанию шесть лет. С корреспондентом МНА он говорил в диспетчерском зале — на следующий день после крупнейшего контракта в истории компании.

**Зачем кому-то покупать ваши облигации?**

Доход известен заранее. Регулятор разрешает нам зарабатывать на кабеле 4,8 % годовых в течение 25 лет. Всего займём 684 млн талларов. Первые 200 млн предложим в ближайшие полгода, часть — по 500 талларов за бумагу, чтобы островитяне могли дать в долг собственному кабелю.

**Что не даёт вам спать?**

Якоря. За 20 лет в Селенском море порвали 14 кабелей, из них 11 — якорями. Поэтому наш уйдёт на полтора метра в грунт везде, где дно позволяет. На 19 километрах там скала, и кабель придётся засыпать камнем.

**А если всё-таки порвут?**

Кабель хорош настолько, насколько хорошо судно, способное его починить. Ближайшему сейчас идти до нас девять дней. У нас есть опцион на долю в судне, которое будет стоять в Карвале, — это четыре дня. Правление решит в следующем месяце.

**Дизельные станции снесут?**

Нет. На Хальмере останутся два двигателя из пяти, на Тамареле — два из четырёх, с проверкой каждый месяц. В 2011 году, когда Тамарель остался без света, я был там. Кто это видел, последний двигатель на слом не отправит.

**«Зелёный берег» требует сдвинуть трассу. Сдвинете?**

Жду съёмки. Судно покажет, что на другой линии: песок или скала. Если песок, это дороже примерно на 21 млн талларов, и я выскажусь за. Если скала, скажу об этом вслух, и пусть другие решают, сколько стоит луг.

Интервью сокращено. «Маренгрид» не видел текста до выхода.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -1, at: '09:30' },
        form: 'interview',
        urgency: 5,
        headline: '«قيمة الكابل من قيمة السفينة التي تستطيع إصلاحه»',
        abstract: 'رئيس مارينغريد يتحدث عن المراسي والسندات والمولدات التي لا ينوي التخلص منها.',
        byline: 'idris-halden',
        dateline: 'place/port-selene',
        body: `بدأ [[person/emil-castan|إميل كاستان]] عمله في [[body/marengrid|مارينغريد]] مفتشا على الخطوط، وهو يقودها منذ ست سنوات. تحدث إلى مانا في غرفة التحكم بالشبكة، غداة إرساء أكبر عقد في تاريخ الشركة.

**لماذا يشتري الناس سنداتكم؟**

لأن الدخل معروف. فالجهة المنظمة تسمح لنا بعائد نسبته 4.8% على الكابل لمدة 25 سنة. سنقترض 684 مليون تالر، ونطرح أول 200 مليون خلال ستة أشهر، وبعضها بفئة 500 تالر حتى يستطيع سكان الجزر إقراض كابلهم.

**ما الذي يحرمك النوم؟**

المراسي. انقطع في بحر سيلين خلال 20 سنة 14 كابلا، 11 منها بسبب المراسي. لذلك سيدفن كابلنا مترا ونصف متر تحت القاع حيثما أمكن. وهناك 19 كيلومترا من الصخر سنغطي فيها الكابل بالحجارة.

**وإذا انقطع رغم ذلك؟**

قيمة الكابل من قيمة السفينة التي تستطيع إصلاحه. وأقرب سفينة إصلاح اليوم على بعد تسعة أيام. لدينا خيار شراء حصة في سفينة مقرها كارفالا، فتصبح المدة أربعة أيام. ويبت مجلس الإدارة في ذلك الشهر المقبل.

**هل ستزال محطات الديزل؟**

لا. تحتفظ هالمير بمحركين من خمسة، وتاماريل بمحركين من أربعة، ويجري اختبارها كل شهر. كنت في تاماريل حين انقطع التيار عام 2011، ومن عاش ذلك لا يفرط في آخر محرك.

**الشاطئ الأخضر يريد تغيير المسار. فهل تغيرونه؟**

أنتظر المسح. ستخبرنا السفينة هل في الخط الآخر رمل أم صخر. فإن كان رملا زادت التكلفة نحو 21 مليون تالر وسأوصي به. وإن كان صخرا قلت ذلك علنا، وليقرر غيري ثمن المرج.

اختصرت المقابلة، ولم تطلع مارينغريد على نصها قبل نشرها.`,
      },
    ],
  },
}
