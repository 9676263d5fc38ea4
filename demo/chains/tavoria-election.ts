import type { DemoChain } from '../types.ts'

export const tavoriaElection: DemoChain = {
  key: 'tavoria-election',
  section: 'world',
  slugline: 'Tavoria-Election',
  original: 'en',
  concepts: ['topic/elections', 'person/ines-tarquel', 'place/tavoria', 'place/tavor-city', 'body/common-market'],
  subjects: ['medtop:20000574'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -5, at: '23:10' },
        form: 'report',
        urgency: 3,
        headline: 'Former judge Tarquel wins Tavorian presidency by 5 points',
        abstract: 'The loser concedes within the hour; coalition talks will decide how much the victory is worth.',
        byline: 'stefan-aume',
        dateline: 'place/tavor-city',
        body: `[[person/ines-tarquel|Ines Tarquel]], a former judge of the audit court who had never held elected office, won the presidency of [[place/tavoria|Tavoria]] @{on} with 52.6 per cent of the vote.

Her opponent, former Trade Minister Gaspar Oriol, received 47.4 per cent, the electoral board said when all but two districts had been counted. Turnout was 68 per cent, four points more than last time. Oriol conceded 50 minutes after the polls had closed.

“The state will publish what it buys, from whom and for how much,” Tarquel told supporters outside the old mint. “Begin with the furniture of this palace. I have seen the invoice.”

The president of Tavoria appoints the prime minister and signs treaties, but the budget belongs to parliament, where Oriol’s party is the largest with 61 of 150 seats. Tarquel has said that she will ask its leader to form a government first.

She has promised to bring Tavoria’s customs computers into line with those of the [[body/common-market|Common Market]] within a year. Goods from the country now wait 19 hours on average at Marenian ports, against four for those from Belloria.

Tarquel, 54, takes office on @{date+40}.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -5, at: '23:25' },
        form: 'report',
        urgency: 3,
        headline: 'Бывшая судья Таркель избрана президентом Тавории',
        abstract: 'Соперник признал поражение в течение часа; цену победы определят переговоры о коалиции.',
        byline: 'stefan-aume',
        dateline: 'place/tavor-city',
        body: `Президентом [[place/tavoria|Тавории]] @{on} избрана [[person/ines-tarquel|Инес Таркель]], бывшая судья счётного суда, никогда не занимавшая выборных должностей. Она набрала 52,6 % голосов.

За её соперника, бывшего министра торговли Гаспара Ориоля, подано 47,4 %, сообщила избирательная комиссия после подсчёта голосов во всех округах, кроме двух. Явка составила 68 % — на четыре пункта больше, чем на прошлых выборах. Ориоль признал поражение через 50 минут после закрытия участков.

«Государство будет публиковать, что, у кого и почём оно покупает, — сказала Таркель сторонникам у здания старого монетного двора. — Начнём с мебели вот этого дворца. Счёт я видела».

Президент Тавории назначает премьер-министра и подписывает договоры, но бюджетом распоряжается парламент, где самая крупная фракция — 61 место из 150 — у партии Ориоля. Таркель уже сказала, что первым предложит сформировать правительство её лидеру.

Она обещала за год привести таможенные компьютеры страны в соответствие с системой [[body/common-market|Общего рынка]]. Сейчас таворийские грузы ждут в портах Марении в среднем 19 часов, беллорийские — четыре.

Таркель 54 года. В должность она вступит @{date+40}.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -5, at: '23:30' },
        form: 'report',
        urgency: 3,
        headline: 'القاضية السابقة تاركيل تفوز برئاسة تافوريا بفارق خمس نقاط',
        abstract: 'منافسها يقر بالهزيمة خلال ساعة، ومفاوضات الائتلاف تحدد وزن الفوز.',
        byline: 'stefan-aume',
        dateline: 'place/tavor-city',
        body: `فازت [[person/ines-tarquel|إيناس تاركيل]]، القاضية السابقة في محكمة المحاسبات التي لم تشغل منصبا منتخبا قط، برئاسة [[place/tavoria|تافوريا]] @{on} بنسبة 52.6% من الأصوات.

ونال منافسها وزير التجارة السابق غاسبار أوريول 47.4%، حسبما أعلنت هيئة الانتخابات بعد فرز جميع الدوائر باستثناء اثنتين. وبلغت نسبة المشاركة 68%، بزيادة أربع نقاط على الانتخابات السابقة. وأقر أوريول بالهزيمة بعد 50 دقيقة من إغلاق المراكز.

وقالت تاركيل لأنصارها أمام دار السكة القديمة: «ستنشر الدولة ما تشتريه وممن وبكم. ولنبدأ بأثاث هذا القصر، فقد رأيت الفاتورة».

ويعين رئيس تافوريا رئيس الوزراء ويوقع المعاهدات، لكن الموازنة بيد البرلمان، حيث يملك حزب أوريول أكبر كتلة بـ61 مقعدا من أصل 150. وقالت تاركيل إنها ستعرض على زعيمه أولا تشكيل الحكومة.

ووعدت بأن تتوافق حواسيب الجمارك في بلادها مع نظام [[body/common-market|السوق المشتركة]] خلال سنة. وتنتظر البضائع التافورية اليوم في موانئ مارينيا 19 ساعة في المتوسط، مقابل أربع ساعات للبضائع القادمة من بيلوريا.

وتتسلم تاركيل، البالغة 54 عاما، منصبها في @{date+40}.`,
      },
    ],
  },
}
