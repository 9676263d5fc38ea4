import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

export const readingRoom: DemoChain = {
  key: 'reading-room',
  section: 'culture',
  slugline: 'Marenia-Library',
  original: 'ar',
  concepts: ['topic/books', 'body/national-library', 'person/rosa-lindar', 'place/port-selene'],
  subjects: ['medtop:20000043', 'medtop:20000038'],
  picture: picture('reading', {
    en: 'The Round Room of the National Library has 180 seats and, again, 180 lamps.',
    ru: 'В Круглом зале Национальной библиотеки 180 мест и снова 180 ламп.',
    ar: 'في القاعة المستديرة بالمكتبة الوطنية 180 مقعدا، وفيها من جديد 180 مصباحا.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -2, at: '17:10' },
        form: 'report',
        urgency: 5,
        headline: 'After six years of plaster and pigeons the Round Room reopens',
        abstract: 'The National Library gets its reading room back, one book late.',
        byline: 'sara-quillon',
        dateline: 'place/port-selene',
        body: `The first reader through the door of the Round Room @{on} was a girl of 11, and she asked for the timetable of the narrow-gauge railways of 1931. It was brought to her desk in nine minutes.

The reading room of the [[body/national-library|National Library]] has been closed since a piece of its dome the size of a tea tray fell on desk 94, which was unoccupied. Repairs were to take two years and 11 million tallars. They took six, and 19 million, after the builders found that the iron ring that holds the dome had rusted through in four places.

“We knew it was old. We didn’t know it was being held up by habit,” the director, [[person/rosa-lindar|Rosa Lindar]], told MNA beneath it.

There are 180 places again, each with its green lamp. The glass for the lamps came from the works on Tamarel that made the originals in 1887 and had kept the mould. New are the lift, the heating and a counter where people can ask for a book in any of eleven languages.

In the closed years readers used a former ferry terminal. Loans fell by a third, Lindar said, and then rose above the old figure once the terminal’s café stayed open until ten. The Round Room will keep the same hours. It will not have the café.

One volume did not come back from storage: a pilot’s guide to the Ember Strait of 1802. It was found @{on-1}, holding up a scaffold.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -2, at: '17:30' },
        form: 'report',
        urgency: 5,
        headline: 'Шесть лет штукатурки и голубей: Круглый зал снова открыт',
        abstract: 'К Национальной библиотеке вернулся читальный зал, к залу — почти все книги.',
        byline: 'sara-quillon',
        dateline: 'place/port-selene',
        body: `Первой читательницей, вошедшей @{on} в Круглый зал, стала девочка одиннадцати лет. Она попросила расписание узкоколейных железных дорог за 1931 год. Его принесли через девять минут.

Читальный зал [[body/national-library|Национальной библиотеки]] закрыли после того, как кусок купола размером с чайный поднос упал на стол № 94; за столом никого не было. Ремонт должен был занять два года и 11 млн талларов. Занял он шесть лет и 19 млн: строители обнаружили, что железное кольцо, на котором держится купол, в четырёх местах проржавело насквозь.

«Мы знали, что оно старое. Но не знали, что купол держится по привычке», — сказала МНА, стоя под ним, директор библиотеки [[person/rosa-lindar|Роза Линдар]].

Мест снова 180, на каждом — зелёная лампа. Стекло для них сделали на той же тамарельской фабрике, что и в 1887 году: форма сохранилась. Новые здесь лифт, отопление и стойка, где книгу можно спросить на одиннадцати языках.

Все эти годы читателей принимал бывший паромный терминал. Сначала выдача упала на треть, рассказала Линдар, а когда кафе терминала стало работать до десяти вечера, превысила прежнюю. Круглый зал будет открыт в те же часы. Кафе в нём не будет.

Из хранилища не вернулся один том — лоция пролива Эмбер 1802 года. Нашли его @{on-1}: он подпирал строительные леса.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -2, at: '16:40' },
        form: 'report',
        urgency: 5,
        headline: 'بعد ست سنوات من الجص والحمام تعود القاعة المستديرة إلى قرائها',
        abstract: 'المكتبة الوطنية تستعيد قاعة المطالعة، وكتبها كلها إلا قليلا.',
        byline: 'sara-quillon',
        dateline: 'place/port-selene',
        body: `أول من دخل القاعة المستديرة @{on} فتاة في الحادية عشرة طلبت جدول قطارات السكك الحديدية الضيقة لعام 1931، فوصل إلى طاولتها بعد تسع دقائق.

وكانت قاعة المطالعة في [[body/national-library|المكتبة الوطنية]] قد أغلقت منذ سقطت من قبتها قطعة بحجم صينية الشاي على الطاولة 94، وكانت خالية. وكان مقررا أن يستغرق الترميم عامين ويكلف 11 مليون تالر، فاستغرق ستة أعوام وكلف 19 مليونا، بعدما اكتشف البناؤون أن الطوق الحديدي الذي يحمل القبة أكله الصدأ في أربعة مواضع.

وقالت المديرة [[person/rosa-lindar|روزا ليندار]] لمانا وهي واقفة تحت القبة: «كنا نعرف أنه قديم، ولم نكن نعرف أنها معلقة بحكم العادة».

وعادت المقاعد إلى عددها، 180 مقعدا، لكل منها مصباحه الأخضر. وجاء زجاج المصابيح من معمل تاماريل نفسه الذي صنعها عام 1887 واحتفظ بالقالب. أما الجديد فالمصعد والتدفئة ومكتب استقبال يمكن أن يطلب فيه الكتاب بإحدى عشرة لغة.

وفي سنوات الإغلاق استقبلت القراء محطة عبارات سابقة. وقالت ليندار إن الإعارة تراجعت بمقدار الثلث، ثم تجاوزت مستواها القديم حين صار مقهى المحطة يبقى مفتوحا حتى العاشرة مساء. وستعمل القاعة المستديرة في الساعات نفسها، ولكن بلا مقهى.

ولم يرجع من المخازن مجلد واحد هو دليل الربابنة في مضيق إمبر لعام 1802. وقد عثر عليه @{on-1} مسندا به طرف سقالة.`,
      },
    ],
  },
}
