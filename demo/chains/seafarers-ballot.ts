import type { DemoChain } from '../types.ts'

export const seafarersBallot: DemoChain = {
  key: 'seafarers-ballot',
  section: 'politics',
  slugline: 'Marenia-Ballots',
  original: 'en',
  concepts: ['topic/elections', 'body/assembly', 'body/workers-list', 'place/karvala'],
  subjects: ['medtop:20000586', 'medtop:20000615'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -7, at: '15:40' },
        form: 'report',
        urgency: 4,
        headline: 'Committee backs postal vote for seafarers at the third attempt',
        abstract: 'Some 8,600 Marenians who were at sea on the last polling day would have gained a vote.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: `A committee of the [[body/assembly|National Assembly]] @{on} approved a bill that would let seafarers vote by post, 14 years after it was first proposed.

The constitutional committee passed the text by nine votes to six. It goes to the full chamber next month, and if adopted it would apply for the first time at the municipal elections in @{year+1}.

Marenians who are on board a ship on polling day cannot vote at present. About 8,600 people were in that position at the last general election, the electoral registrar told the committee. In five districts of [[place/karvala|Karvala]] they outnumbered the votes by which the seat was won.

Under the bill a seafarer would receive a ballot up to 40 days before the election and hand it, sealed, to any Marenian consulate or port office. Ballots would count if they were handed in by polling day and reached the registrar within six days after it.

Opponents on the committee said that results in close districts would be delayed by a week. “The country can wait six days for the people who carry its bread,” replied the bill’s author, Nils Abaro of the [[body/workers-list|Workers’ List]], himself a former ship’s cook.

Earlier versions failed in two Assemblies because members could not agree on whether a captain should be a witness. The new bill does not mention captains.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -7, at: '16:05' },
        form: 'report',
        urgency: 4,
        headline: 'Комитет с третьей попытки одобрил голосование моряков по почте',
        abstract: 'На прошлых выборах право голоса получили бы около 8600 маренийцев, находившихся в море.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: `Комитет [[body/assembly|Национального собрания]] @{on} одобрил законопроект, который позволит морякам голосовать по почте. Впервые такое предложили 14 лет назад.

Конституционный комитет поддержал текст девятью голосами против шести. В следующем месяце документ поступит на рассмотрение палаты; если его примут, по новым правилам впервые пройдут муниципальные выборы @{year+1} года.

Сейчас тот, кто в день выборов находится на борту судна, проголосовать не может. На последних парламентских выборах таких было около 8600 человек, сообщил комитету регистратор избирателей. В пяти округах [[place/karvala|Карвалы]] их оказалось больше, чем голосов, которые отделили победителя от проигравшего.

Законопроект предусматривает, что моряк получит бюллетень не раньше чем за 40 дней до выборов и сдаст его в запечатанном конверте в любое консульство Марении или портовую контору. Голос засчитают, если конверт сдан не позже дня выборов и дошёл до регистратора в течение шести дней после него.

Противники возражали, что в округах с небольшим разрывом итоги придётся ждать неделю. «Страна может подождать шесть дней тех, кто возит ей хлеб», — ответил автор законопроекта Нильс Абаро из [[body/workers-list|«Рабочего списка»]], в прошлом судовой кок.

Два предыдущих созыва отклонили похожие проекты, не договорившись, нужен ли в свидетели капитан. В новом тексте о капитанах нет ни слова.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -7, at: '16:20' },
        form: 'report',
        urgency: 4,
        headline: 'لجنة برلمانية تؤيد تصويت البحارة بالبريد في المحاولة الثالثة',
        abstract: 'نحو 8600 ماريني كانوا في البحر يوم الاقتراع الأخير كان القانون سيمنحهم صوتا.',
        byline: 'lena-corvin',
        dateline: 'place/port-selene',
        body: `وافقت لجنة في [[body/assembly|الجمعية الوطنية]] @{on} على مشروع قانون يتيح للبحارة التصويت بالبريد، بعد 14 سنة من طرح الفكرة أول مرة.

وأقرت اللجنة الدستورية النص بتسعة أصوات مقابل ستة. ويحال إلى الجمعية بكامل أعضائها الشهر المقبل، فإن أقرته طبق أول مرة في الانتخابات البلدية عام @{year+1}.

ولا يستطيع الماريني الموجود على متن سفينة يوم الاقتراع أن يصوت حاليا. وقال أمين سجل الناخبين أمام اللجنة إن نحو 8600 شخص كانوا في هذه الحال في الانتخابات العامة الأخيرة. وفي خمس دوائر في [[place/karvala|كارفالا]] كان عددهم أكبر من فارق الأصوات الذي حسم المقعد.

وبموجب المشروع يتسلم البحار ورقة الاقتراع قبل الانتخابات بمدة أقصاها 40 يوما، ويسلمها في مظروف مختوم إلى أي قنصلية مارينية أو مكتب ميناء. وتحتسب الورقة إذا سلمت في موعد أقصاه يوم الاقتراع ووصلت إلى أمين السجل خلال ستة أيام بعده.

وقال المعارضون في اللجنة إن النتائج في الدوائر المتقاربة ستتأخر أسبوعا. ورد مقدم المشروع نيلس أبارو، من [[body/workers-list|القائمة العمالية]]، وهو طباخ سفن سابق: «تستطيع البلاد أن تنتظر ستة أيام من يحملون إليها خبزها».

وكان مشروعان سابقان قد سقطا في دورتين نيابيتين لأن النواب لم يتفقوا على اشتراط شهادة القبطان. أما المشروع الجديد فلا ذكر فيه للقباطنة.`,
      },
    ],
  },
}
