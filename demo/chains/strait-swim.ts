import type { DemoChain } from '../types.ts'

export const straitSwim: DemoChain = {
  key: 'strait-swim',
  section: 'sport',
  slugline: 'Swimming-Ember-Strait',
  original: 'en',
  concepts: ['person/zora-petrel', 'place/ember-strait', 'place/cape-ember'],
  subjects: ['medtop:20001071'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -8, at: '14:35' },
        form: 'report',
        urgency: 5,
        headline: 'Petrel swims the Ember Strait in record time, stung nine times',
        abstract: 'Six hours, 52 minutes and 18 seconds: four minutes off a mark that had stood since 1998.',
        byline: 'matis-orlan',
        dateline: 'place/cape-ember',
        body: `[[person/zora-petrel|Zora Petrel]] swam the 31 kilometres of the [[place/ember-strait|Ember Strait]] @{on} in 6 hours 52 minutes 18 seconds, four minutes and seven seconds faster than anyone before her.

The old record, 6:56:25, had stood since 1998. Two timekeepers of the national swimming union, one in the boat and one on the rocks below the lighthouse of [[place/cape-ember|Cape Ember]], agreed to the second.

Petrel set out from the Coast in water of 15 degrees. She was stung by jellyfish nine times and sick once, and for the last hour she swam across an ebb tide that pushed her 800 metres south of her line.

“I could see the lighthouse from the second hour,” she said, wrapped in two blankets. “That is the trouble with lighthouses. They don’t come any nearer.”

Her coach fed her warm rice and honey from a pole every 25 minutes. The rules do not allow a swimmer to touch the boat.

Since 1926, 297 people have crossed the strait without a wetsuit. Petrel, a 25-year-old maths teacher from Halmeer, will be back at school when the week is out.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -8, at: '14:58' },
        form: 'report',
        urgency: 5,
        headline: 'Зора Петрель переплыла пролив Эмбер с рекордом и девятью ожогами медуз',
        abstract: '6 часов 52 минуты 18 секунд — на четыре минуты лучше достижения 1998 года.',
        byline: 'matis-orlan',
        dateline: 'place/cape-ember',
        body: `[[person/zora-petrel|Зора Петрель]] @{on} проплыла 31 километр [[place/ember-strait|пролива Эмбер]] за 6 часов 52 минуты 18 секунд — на четыре минуты и семь секунд быстрее, чем кто-либо до неё.

Прежний рекорд, 6:56:25, держался с 1998 года. Показания двух хронометристов национального союза плавания — одного в лодке, другого на скалах под маяком [[place/cape-ember|мыса Эмбер]] — сошлись до секунды.

Со стороны Берега Петрель стартовала в воде температурой 15 градусов. Её девять раз обожгли медузы и один раз стошнило, а последний час она плыла поперёк отлива, который снёс её на 800 метров к югу.

«Маяк я видела со второго часа, — рассказала она, закутанная в два одеяла. — В этом беда с маяками. Они не приближаются».

Каждые 25 минут тренер подавал ей на шесте тёплый рис с мёдом: дотрагиваться до лодки пловцу нельзя.

С 1926 года пролив без гидрокостюма переплыли 297 человек. Петрель, 25-летняя учительница математики с Хальмера, через несколько дней вернётся к урокам.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -8, at: '15:10' },
        form: 'report',
        urgency: 5,
        headline: 'زورا بيتريل تعبر مضيق إمبر سباحة برقم قياسي وتسع لسعات',
        abstract: 'ست ساعات و52 دقيقة و18 ثانية، أي أقل بأربع دقائق من رقم صمد منذ 1998.',
        byline: 'matis-orlan',
        dateline: 'place/cape-ember',
        body: `قطعت [[person/zora-petrel|زورا بيتريل]] @{on} [[place/ember-strait|مضيق إمبر]] البالغ عرضه 31 كيلومترا سباحة في 6 ساعات و52 دقيقة و18 ثانية، أي أسرع من أي سباح قبلها بأربع دقائق وسبع ثوان.

وكان الرقم السابق، 6:56:25، صامدا منذ عام 1998. وتطابقت إلى الثانية ساعتا حكمين من اتحاد السباحة، أحدهما في القارب والآخر على الصخور تحت منارة [[place/cape-ember|رأس إمبر]].

وانطلقت بيتريل من جهة الساحل في ماء حرارته 15 درجة. ولسعتها قناديل البحر تسع مرات وتقيأت مرة، وقطعت الساعة الأخيرة في مواجهة تيار انحسار المد الذي جرفها 800 متر إلى الجنوب.

وقالت وهي ملتفة ببطانيتين: «كنت أرى المنارة منذ الساعة الثانية. هذه مشكلة المنارات، إنها لا تقترب».

وكان مدربها يطعمها كل 25 دقيقة أرزا دافئا بالعسل على طرف عصا، إذ تمنع القواعد السباح من لمس القارب.

ومنذ عام 1926 عبر المضيق بلا بدلة غوص 297 شخصا. وتعود بيتريل، وهي معلمة رياضيات من هالمير عمرها 25 عاما، إلى مدرستها بعد أيام.`,
      },
    ],
  },
}
