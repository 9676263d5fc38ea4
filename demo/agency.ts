/** Who the demo agency is. The country, the agency and everybody in it are invented. */
import type { DemoAgency, DemoStaff, StaffKey } from './types.ts'

export const demoAgency: DemoAgency = {
  name: { en: 'Marenian News Agency', ru: 'Маренийское новостное агентство', ar: 'وكالة الأنباء المارينية' },
  short: { en: 'MNA', ru: 'МНА', ar: 'مانا' },
  credit: { en: 'MNA', ru: 'МНА', ar: 'مانا' },
  motto: { en: 'Check twice, send once', ru: 'Дважды проверь, один раз передай', ar: 'تحقق مرتين وأرسل مرة' },
  country: { en: 'Republic of Marenia', ru: 'Республика Марения', ar: 'جمهورية مارينيا' },
  countryShort: { en: 'Marenia', ru: 'Марения', ar: 'مارينيا' },
  capital: { en: 'Port Selene', ru: 'Порт-Селена', ar: 'بورت سيلين' },
  founded: '1919-03-19',
  zone: 'Etc/GMT-2',
  offset: '+02:00',
  address: {
    en: 'Telegraph House, 4 Lantern Quay, Port Selene 1000, Marenia',
    ru: 'Марения, 1000, Порт-Селена, Фонарная набережная, 4, Дом телеграфа',
    ar: 'دار البرق، 4 رصيف الفانوس، بورت سيلين 1000، مارينيا',
  },
  contact: { newsroom: 'desk@mna.example', corrections: 'corrections@mna.example', phone: '+000 1 555 0119' },
  about: {
    en: `[[body/mna|The Marenian News Agency]] reports Marenia to itself and to the world in English, Russian and Arabic. It is owned by a trust, which may not be sold and pays no dividend. It takes no instructions from the government, the [[body/assembly|National Assembly]] or its subscribers.

## A list of names

On the night of 12 March 1919 the mail steamer Halcyon, bound for Port Selene with 143 people on board, struck the reef off [[place/cape-ember|Cape Ember]]. The storm that drove her there had also broken the telegraph cable. The lighthouse keepers took 118 people off the rocks, and the station’s telegraphist, Agata Venn, spent the rest of the night sending their names across the strait by signal lamp.

Clerks from three newspapers copied the flashes from the harbour wall in Port Selene. In the morning the three papers printed three lists. Between them they held eleven errors: four of the living were missing, and one of the dead was announced as saved. Her family had come to the quay to meet her.

A week later, on 19 March, the three editors rented one room on Lantern Quay and hired Venn to run it. From then on the news would be taken down once, checked against a second source, and sent to all three in the same words. The rule she wrote on the wall, “check twice, send once”, is still there. The agency’s emblem is her lighthouse.

## What we are today

The agency employs 164 people in Port Selene, [[place/karvala|Karvala]], [[place/velmora|Velmora]] and on the islands of [[place/halmeer|Halmeer]] and [[place/tamarel|Tamarel]], and has correspondents in the capitals of the four neighbouring countries. It releases about 140 stories a day.

Its newspapers, broadcasters and other subscribers pay two thirds of its costs. The rest comes from a fixed grant, set by law for seven years at a time so that no government can use it to reward or to punish.

## When we are wrong

We say so, in a notice on the story itself: what was wrong, what is right, and when we changed it. Every earlier version is kept. A story that should never have been released is killed in all its forms and all its languages, and everyone who received any part of it is told. Readers can report an error at corrections@mna.example. An editor who had no hand in the story reads each letter.`,
    ru: `[[body/mna|Маренийское новостное агентство]] рассказывает о Марении её жителям и всему миру на английском, русском и арабском языках. Агентство принадлежит попечительскому фонду, который нельзя продать и который не платит дивидендов. Указаний от правительства, [[body/assembly|Национального собрания]] и подписчиков оно не принимает.

## Список имён

В ночь на 12 марта 1919 года почтовый пароход «Алкион», шедший в Порт-Селену со 143 людьми на борту, налетел на риф у [[place/cape-ember|мыса Эмбер]]. Тот же шторм оборвал телеграфный кабель. Смотрители маяка сняли со скал 118 человек, а телеграфистка станции Агата Венн до рассвета передавала их имена через пролив сигнальным фонарём.

На портовой стене в Порт-Селене вспышки записывали служащие трёх газет. Утром три газеты напечатали три разных списка. Ошибок в них набралось одиннадцать: четверых живых не назвали вовсе, а одну погибшую объявили спасённой. Её родные пришли на набережную встречать.

Через неделю, 19 марта, три редактора сняли на Фонарной набережной одну комнату на всех и наняли Венн заведовать ею. С этого дня новость записывали один раз, сверяли со вторым источником и отправляли всем троим одними и теми же словами. Правило, которое она написала на стене, — «дважды проверь, один раз передай» — сохранилось до сих пор. На эмблеме агентства — её маяк.

## Агентство сегодня

В агентстве работают 164 человека: в Порт-Селене, [[place/karvala|Карвале]], [[place/velmora|Вельморе]], на островах [[place/halmeer|Хальмер]] и [[place/tamarel|Тамарель]]; корреспонденты есть в столицах четырёх соседних стран. За сутки выходит около 140 сообщений.

Две трети расходов покрывают подписчики: газеты, телерадиокомпании и другие. Остальное — фиксированная субсидия, размер которой закон устанавливает сразу на семь лет, чтобы ни одно правительство не могло ею ни поощрить, ни наказать.

## Если мы ошиблись

Мы говорим об этом в примечании к самому тексту: что было неверно, как правильно и когда исправлено. Все прежние версии сохраняются. Материал, который не должен был выйти, отзывается целиком, на всех языках, и об этом узнают все, кто получил хотя бы часть. Об ошибке можно написать на corrections@mna.example: каждое письмо читает редактор, который не работал над текстом.`,
    ar: `تنقل [[body/mna|وكالة الأنباء المارينية]] أخبار مارينيا إلى أهلها وإلى العالم بالإنجليزية والروسية والعربية. تملكها مؤسسة وقفية لا يجوز بيعها ولا توزع أرباحا، ولا تتلقى تعليمات من الحكومة أو [[body/assembly|الجمعية الوطنية]] أو المشتركين.

## قائمة أسماء

في ليلة 12 مارس 1919 اصطدمت باخرة البريد «هالسيون»، المتجهة إلى بورت سيلين وعلى متنها 143 شخصا، بالشعاب المقابلة [[place/cape-ember|لرأس إمبر]]. وكانت العاصفة نفسها قد قطعت كابل البرق. أنقذ حراس المنارة 118 شخصا من فوق الصخور، وأمضت عاملة البرق في المحطة أغاتا فين ما تبقى من الليل ترسل أسماءهم عبر المضيق بمصباح الإشارة.

على جدار الميناء في بورت سيلين وقف كتبة ثلاث صحف يدونون الومضات، وفي الصباح صدرت الصحف الثلاث بثلاث قوائم مختلفة فيها أحد عشر خطأ: أربعة أحياء سقطت أسماؤهم، وامرأة غرقت أعلن أنها نجت. وكانت أسرتها قد جاءت إلى الرصيف لاستقبالها.

بعد أسبوع، في 19 مارس، استأجر رؤساء تحرير الصحف الثلاث غرفة واحدة على رصيف الفانوس ووظفوا أغاتا فين لإدارتها. ومنذ ذلك اليوم صار الخبر يدون مرة واحدة، ويطابق مع مصدر ثان، ثم يرسل إلى الصحف الثلاث بالكلمات نفسها. والقاعدة التي كتبتها على الجدار، «تحقق مرتين وأرسل مرة»، ما زالت في مكانها، ومنارتها هي شعار الوكالة.

## الوكالة اليوم

يعمل في الوكالة 164 شخصا في بورت سيلين و[[place/karvala|كارفالا]] و[[place/velmora|فيلمورا]] وجزيرتي [[place/halmeer|هالمير]] و[[place/tamarel|تاماريل]]، ولها مراسلون في عواصم الدول الأربع المجاورة، وتبث نحو 140 خبرا في اليوم.

يغطي المشتركون، من صحف وإذاعات وقنوات وغيرها، ثلثي نفقاتها. أما الباقي فمنحة ثابتة يحددها القانون لسبع سنوات دفعة واحدة، حتى لا تستعملها أي حكومة للمكافأة أو العقاب.

## حين نخطئ

نقول ذلك في تنويه على الخبر نفسه: ما الخطأ وما الصواب ومتى صححناه. وتبقى النسخ السابقة كلها محفوظة. أما الخبر الذي ما كان ينبغي أن يصدر فيلغى بجميع صيغه ولغاته، ويبلغ بذلك كل من وصله أي جزء منه. ويمكن للقراء الإبلاغ عن الأخطاء على corrections@mna.example، ويقرأ كل رسالة محرر لم يشارك في كتابة الخبر.`,
  },
  styleNotes: {
    en: `- Say who says so, in the first two sentences. The agency’s own knowledge is marked: {{MNA has learned}}.
- A flash is one sentence with its source. It carries no adjective.
- Numbers up to nine in words, except ages, votes, scores, units and money. The unit of money is the tallar.
- Offices in lower case after the name, in capitals as titles: Prime Minister Ilan Moreau; Moreau, the prime minister.
- A quotation is what was said. If a word is changed, it is no longer inside the marks.
- A dateline means that a reporter was there. Without one, the story was written from documents or by telephone.
- Times are those of Port Selene, two hours ahead of universal time all year.`,
    ru: `- Источник называется в первых двух фразах. Собственные сведения агентства помечаются: {{как стало известно МНА}}.
- Молния — одна фраза с источником, без прилагательных.
- Числа до девяти пишутся словами, кроме возраста, голосов, счёта, единиц измерения и денег. Денежная единица — таллар.
- Должности пишутся со строчной буквы: премьер-министр Илан Моро.
- В кавычках стоит только то, что было сказано. Изменённое слово выносится за кавычки.
- Строка с местом означает, что корреспондент там был. Если её нет, текст написан по документам или по телефону.
- Время — порт-селенское, на два часа впереди всемирного, круглый год.`,
    ar: `- يذكر المصدر في الجملتين الأوليين، ويعلم ما عرفته الوكالة بنفسها: {{علمت مانا}}.
- الخبر العاجل جملة واحدة مع مصدرها، بلا صفات.
- تكتب الأعداد حتى تسعة بالكلمات، إلا الأعمار والأصوات والنتائج والوحدات والمبالغ. وحدة النقد هي التالر.
- يأتي المنصب قبل الاسم عند الذكر الأول: رئيس الوزراء إيلان مورو، ثم مورو.
- ما بين علامتي الاقتباس هو ما قيل بالحرف. فإذا تغيرت كلمة خرجت من بينهما.
- ذكر المكان في صدر الخبر يعني أن مراسلا كان هناك. وإلا فالخبر كتب من وثائق أو بالهاتف.
- التوقيت توقيت بورت سيلين، متقدم ساعتين على التوقيت العالمي طوال السنة.`,
  },
}

/** The agency’s own writers, as they stand in bylines. */
export const demoStaff: Readonly<Record<StaffKey, DemoStaff>> = {
  'lena-corvin': {
    name: { en: 'Lena Corvin', ru: 'Лена Корвин', ar: 'لينا كورفين' },
    role: { en: 'political correspondent', ru: 'политический корреспондент', ar: 'مراسلة الشؤون السياسية' },
  },
  'idris-halden': {
    name: { en: 'Idris Halden', ru: 'Идрис Хальден', ar: 'إدريس هالدن' },
    role: { en: 'economics editor', ru: 'редактор отдела экономики', ar: 'محرر الشؤون الاقتصادية' },
  },
  'mila-torrent': {
    name: { en: 'Mila Torrent', ru: 'Мила Торрент', ar: 'ميلا تورنت' },
    role: { en: 'islands correspondent', ru: 'корреспондент на островах', ar: 'مراسلة الجزر' },
  },
  'stefan-aume': {
    name: { en: 'Stefan Aume', ru: 'Стефан Ауме', ar: 'ستيفان أومي' },
    role: { en: 'diplomatic correspondent', ru: 'дипломатический корреспондент', ar: 'مراسل الشؤون الدبلوماسية' },
  },
  'sara-quillon': {
    name: { en: 'Sara Quillon', ru: 'Сара Квиллон', ar: 'سارة كويلون' },
    role: { en: 'culture and science writer', ru: 'обозреватель культуры и науки', ar: 'كاتبة الثقافة والعلوم' },
  },
  'matis-orlan': {
    name: { en: 'Matis Orlan', ru: 'Матис Орлан', ar: 'ماتيس أورلان' },
    role: { en: 'sports writer', ru: 'спортивный обозреватель', ar: 'كاتب رياضي' },
  },
}
