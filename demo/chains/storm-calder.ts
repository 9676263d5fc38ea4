import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

/** Urgent, report, writethru: a story that moves. */
export const stormCalder: DemoChain = {
  key: 'storm-calder',
  section: 'society',
  slugline: 'Marenia-Storm',
  original: 'en',
  concepts: [
    'topic/extreme-weather',
    'topic/island-life',
    'event/storm-calder',
    'place/tamarel',
    'place/halmeer',
    'person/jonna-esker',
    'person/greta-hallam',
    'body/weather-service',
    'body/marengrid',
  ],
  subjects: ['medtop:17000000', 'medtop:20001129', 'medtop:20000148'],
  picture: picture('storm', {
    en: 'The centre of Storm Calder passed 60 kilometres north of Tamarel.',
    ru: 'Центр шторма «Кальдер» прошёл в 60 километрах к северу от Тамареля.',
    ar: 'مر مركز العاصفة «كالدر» على بعد 60 كيلومترا شمال تاماريل.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: 342,
        form: 'urgent',
        urgency: 2,
        headline: 'Storm cuts power to thousands on Tamarel',
        dateline: 'place/tamarel',
        body: `Storm Calder cut off electricity to about 4,000 homes and businesses on the island of [[place/tamarel|Tamarel]] at @{time-15} @{on}, Mayor [[person/jonna-esker|Jonna Esker]] said. No one has been reported hurt.

All ferries between the Coast and the islands are cancelled.`,
      },
      {
        kind: 'update',
        ago: 236,
        form: 'report',
        urgency: 3,
        headline: 'Storm leaves 4,100 without power on Tamarel and stops ferries',
        byline: 'mila-torrent',
        dateline: 'place/tamarel',
        body: `Storm Calder brought down two power lines and tore the roof from a net store on [[place/tamarel|Tamarel]] @{on}, leaving 4,100 of the island’s 11,200 customers without electricity.

Gusts reached 38 metres a second, or 137 kilometres an hour, at the harbour mast, the [[body/weather-service|Marine and Weather Service]] said. Two people were taken to hospital with cuts from flying glass.

[[person/jonna-esker|Jonna Esker]], the mayor, opened the gymnasium of the island school, where 212 people had gathered by @{time+85}. Fourteen sailings between the Coast and the islands were cancelled.`,
        edNote: 'Replaces the urgent. Writethru to follow with the next forecast.',
      },
      {
        kind: 'update',
        ago: 84,
        form: 'writethru',
        urgency: 3,
        headline: 'Power returns to most of Tamarel as Storm Calder moves off',
        abstract: 'Nine hundred homes are still dark; the first ferry is expected to sail at first light.',
        byline: 'mila-torrent',
        dateline: 'place/tamarel',
        body: `Linemen working in harnesses between squalls restored electricity @{on} to most of the 4,100 homes and businesses on [[place/tamarel|Tamarel]] that Storm Calder had cut off. About 900 were still without it at @{time+240}, the grid operator [[body/marengrid|Marengrid]] said.

The storm’s centre passed 60 kilometres north of the island. Gusts reached 38 metres a second at the harbour mast, the strongest there for nine years, and waves of 7.4 metres were measured at the outer buoy, the [[body/weather-service|Marine and Weather Service]] said.

Two people were treated in hospital for cuts and sent home. A net store lost its roof and four fishing boats sank at their moorings. {{All four were insured, the harbour office told MNA.}}

“We had the boats doubled up and the old people indoors by noon yesterday, because the forecast told us to,” Mayor [[person/jonna-esker|Jonna Esker]] said in the island school, where 212 people had been given beds. “The roof is a roof.”

[[person/greta-hallam|Greta Hallam]], duty director of the weather service, said that the wind would drop below gale force within 12 hours. She warned small craft to stay in port for another day because of the swell.

Fourteen ferry sailings were cancelled. [[body/halmeer-lines|Halmeer Lines]] expects its first ship to leave Karvala at first light.

The lines that fell were put up in 1974 and run along the island’s western ridge. The cable that is to join Tamarel to the national grid in three years will come ashore on the sheltered side, but it will feed the same ridge. Marengrid said that burying the line there was not in its present plans.`,
        notice: 'Updates power cuts, wave heights and forecast; adds mayor and background on the lines.',
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: 338,
        form: 'urgent',
        urgency: 2,
        headline: 'Шторм оставил без света тысячи домов на Тамареле',
        dateline: 'place/tamarel',
        body: `Из-за шторма «Кальдер» на острове [[place/tamarel|Тамарель]] @{on} в @{time-19} отключилось электричество примерно в четырёх тысячах домов и предприятий, сообщила мэр [[person/jonna-esker|Йонна Эскер]]. О пострадавших сведений нет.

Все паромы между Берегом и островами отменены.`,
      },
      {
        kind: 'update',
        ago: 228,
        form: 'report',
        urgency: 3,
        headline: 'Шторм на Тамареле: 4100 потребителей без света, паромы стоят',
        byline: 'mila-torrent',
        dateline: 'place/tamarel',
        body: `Шторм «Кальдер» @{on} повалил на [[place/tamarel|Тамареле]] две линии электропередачи и сорвал крышу со склада рыболовных сетей. Без света остались 4100 из 11 200 потребителей острова.

Порывы на портовой мачте достигали 38 метров в секунду, или 137 километров в час, сообщили в [[body/weather-service|Морской и метеорологической службе]]. Двух человек с порезами от разбитых стёкол доставили в больницу.

По распоряжению мэра [[person/jonna-esker|Йонны Эскер]] открыт спортзал островной школы: к @{time+81} там собрались 212 человек. Отменены 14 рейсов между Берегом и островами.`,
        edNote: 'Заменяет срочное сообщение. Сводный материал — после следующего прогноза.',
      },
      {
        kind: 'update',
        ago: 75,
        form: 'writethru',
        urgency: 3,
        headline: 'На Тамарель возвращается свет: шторм «Кальдер» уходит',
        abstract: 'Электричества всё ещё нет у 900 потребителей; первый паром ждут с рассветом.',
        byline: 'mila-torrent',
        dateline: 'place/tamarel',
        body: `Монтёры, работая на страховке между шквалами, @{on} вернули свет большей части из 4100 домов и предприятий [[place/tamarel|Тамареля]], обесточенных штормом «Кальдер». К @{time+236} без электричества оставалось около 900, сообщил оператор энергосистемы [[body/marengrid|«Маренгрид»]].

Центр шторма прошёл в 60 километрах к северу от острова. Порывы на портовой мачте достигали 38 метров в секунду — такого здесь не было девять лет. Внешний буй зафиксировал волны высотой 7,4 метра, говорится в сообщении [[body/weather-service|Морской и метеорологической службы]].

Двух человек с порезами перевязали в больнице и отпустили домой. Со склада сетей сорвало крышу, у причалов затонули четыре рыболовных судна. {{Все четыре застрахованы, сообщили МНА в управлении порта.}}

«Ещё вчера к полудню лодки стояли на двойных швартовах, а старики сидели по домам, потому что так велел прогноз, — сказала мэр [[person/jonna-esker|Йонна Эскер]] в школе, где разместили 212 человек. — А крыша — это крыша».

Дежурный директор метеослужбы [[person/greta-hallam|Грета Халлам]] сообщила, что в ближайшие 12 часов ветер ослабеет ниже штормового. Малым судам она посоветовала ещё сутки не выходить из порта из-за зыби.

Отменено 14 паромных рейсов. Первый паром [[body/halmeer-lines|«Хальмер Лайнс»]] должен выйти из Карвалы с рассветом.

Упавшие линии построены в 1974 году и тянутся по западному гребню острова. Кабель, который через три года соединит Тамарель с единой энергосистемой, выйдет на берег с подветренной стороны, но питать будет тот же гребень. Прятать линию под землю «Маренгрид» пока не планирует.`,
        notice: 'Обновлены данные об отключениях, высоте волн и прогнозе; добавлены слова мэра и справка о линиях.',
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: 336,
        form: 'urgent',
        urgency: 2,
        headline: 'العاصفة تقطع الكهرباء عن آلاف المنازل في تاماريل',
        dateline: 'place/tamarel',
        body: `قطعت العاصفة «كالدر» الكهرباء عن نحو أربعة آلاف منزل ومنشأة في جزيرة [[place/tamarel|تاماريل]] @{on} عند الساعة @{time-21}، حسبما قالت رئيسة البلدية [[person/jonna-esker|يونا إسكر]]. ولم ترد أنباء عن إصابات.

وألغيت جميع رحلات العبارات بين الساحل والجزر.`,
      },
      {
        kind: 'update',
        ago: 226,
        form: 'report',
        urgency: 3,
        headline: 'العاصفة تترك 4100 مشترك بلا كهرباء في تاماريل وتوقف العبارات',
        byline: 'mila-torrent',
        dateline: 'place/tamarel',
        body: `أسقطت العاصفة «كالدر» @{on} خطين للكهرباء في [[place/tamarel|تاماريل]] واقتلعت سقف مخزن لشباك الصيد، تاركة 4100 من مشتركي الجزيرة البالغ عددهم 11200 بلا تيار.

وبلغت سرعة الهبات عند صاري الميناء 38 مترا في الثانية، أي 137 كيلومترا في الساعة، وفق [[body/weather-service|مصلحة البحر والأرصاد]]. ونقل شخصان إلى المستشفى بجروح من زجاج متطاير.

وفتحت رئيسة البلدية [[person/jonna-esker|يونا إسكر]] قاعة الرياضة في مدرسة الجزيرة، حيث تجمع 212 شخصا حتى الساعة @{time+79}. وألغيت 14 رحلة بين الساحل والجزر.`,
        edNote: 'يحل محل الخبر العاجل. يتبع خبر جامع بعد نشرة الأرصاد التالية.',
      },
      {
        kind: 'update',
        ago: 72,
        form: 'writethru',
        urgency: 3,
        headline: 'عودة الكهرباء إلى معظم تاماريل مع ابتعاد العاصفة «كالدر»',
        abstract: 'تسعمئة مشترك ما زالوا بلا تيار، وأول عبارة ينتظر أن تبحر مع الفجر.',
        byline: 'mila-torrent',
        dateline: 'place/tamarel',
        body: `أعاد عمال الخطوط، وهم معلقون بالأحزمة بين هبة وأخرى، الكهرباء @{on} إلى معظم المنازل والمنشآت التي قطعتها عنها العاصفة «كالدر» في [[place/tamarel|تاماريل]] وعددها 4100. وبقي نحو 900 منها بلا تيار حتى الساعة @{time+234}، بحسب [[body/marengrid|مارينغريد]] المشغلة للشبكة.

ومر مركز العاصفة على بعد 60 كيلومترا شمال الجزيرة. وبلغت سرعة الهبات عند صاري الميناء 38 مترا في الثانية، وهي الأقوى هناك منذ تسع سنوات، وسجلت العوامة الخارجية أمواجا ارتفاعها 7.4 متر، وفق [[body/weather-service|مصلحة البحر والأرصاد]].

وعولج شخصان من جروح في المستشفى ثم عادا إلى منزليهما. وفقد مخزن للشباك سقفه وغرقت أربعة زوارق صيد في مراسيها. {{وقال مكتب الميناء لمانا إن الزوارق الأربعة مؤمن عليها.}}

وقالت رئيسة البلدية [[person/jonna-esker|يونا إسكر]] في مدرسة الجزيرة حيث جهز المبيت لـ212 شخصا: «منذ ظهر أمس كانت حبال الزوارق مضاعفة والمسنون في بيوتهم، لأن النشرة طلبت منا ذلك. أما السقف فمجرد سقف».

وقالت المديرة المناوبة للأرصاد [[person/greta-hallam|غريتا هالام]] إن الريح ستهدأ خلال 12 ساعة إلى ما دون حد العاصفة، ونصحت القوارب الصغيرة بالبقاء في الميناء يوما آخر بسبب الموج.

وألغيت 14 رحلة عبارات. وتتوقع شركة [[body/halmeer-lines|خطوط هالمير]] أن تغادر أول سفينة كارفالا مع الفجر.

ويعود الخطان اللذان سقطا إلى عام 1974، وهما يمتدان على الحافة الغربية للجزيرة. أما الكابل الذي سيصل تاماريل بالشبكة الوطنية بعد ثلاث سنوات فيخرج إلى البر من الجهة المحمية، لكنه سيغذي الحافة نفسها. وقالت مارينغريد إن دفن الخط هناك ليس في خططها الحالية.`,
        notice: 'تحديث: أعداد المنقطعين وارتفاع الأمواج والنشرة، وإضافة حديث رئيسة البلدية ومعلومات عن الخطوط.',
      },
    ],
  },
}
