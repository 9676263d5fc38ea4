import type { DemoChain } from '../types.ts'
import { picture } from './common.ts'

export const cableContract: DemoChain = {
  key: 'cable-contract',
  section: 'economy',
  slugline: 'Marenia-Cable',
  original: 'en',
  projects: ['project/island-cable'],
  concepts: [
    'topic/energy',
    'body/marengrid',
    'person/davit-ormand',
    'person/emil-castan',
    'person/osman-telle',
    'place/karvala',
    'place/halmeer',
    'place/tamarel',
  ],
  subjects: ['medtop:20000260', 'medtop:20000209'],
  picture: picture('grid', {
    en: 'The cable will run from Karvala to Halmeer and on to Tamarel, 154 kilometres in all.',
    ru: 'Кабель пройдёт от Карвалы до Хальмера и далее до Тамареля, всего 154 километра.',
    ar: 'يمتد الكابل من كارفالا إلى هالمير ثم إلى تاماريل، بطول 154 كيلومترا.',
  }),
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -2, at: '09:10' },
        form: 'lead',
        urgency: 3,
        headline: 'Kelmark maker and Karvala yard to lay island cable for 620 million tallars',
        abstract:
          'The lowest of three bids, with a penalty of 45,000 tallars for each day that the lights come on late.',
        byline: 'idris-halden',
        dateline: 'place/karvala',
        body: `A Kelmark cable maker and the [[place/karvala|Karvala]] Shipyard will lay the power cable to [[place/halmeer|Halmeer]] and [[place/tamarel|Tamarel]] for 620 million tallars, the grid operator [[body/marengrid|Marengrid]] said @{on}.

Northwire of Kelmark and the yard made the lowest of three bids. The others were 668 million and 701 million, according to the award notice. The contract is to be signed on @{date+21} unless a losing bidder objects before then.

The first section, 96 kilometres from Karvala to Halmeer, must carry power within 26 months, and the second, 58 kilometres on to Tamarel, within 34. For every day after that the consortium pays 45,000 tallars.

“We asked for a price, and we asked what it would cost them to be late,” Marengrid’s chief executive, [[person/emil-castan|Emil Castan]], told reporters at the yard. “Only one bidder answered the second question without a footnote.”

The yard’s share is 28 per cent, or about 174 million tallars. It will build the cable barge and both landing stations, and expects to hire 310 people. Mayor [[person/osman-telle|Osman Telle]] said that it was the largest order in Karvala “since we stopped building ferries for other people”.

The whole project, with converter stations and works on land, costs 1.14 billion tallars. Marengrid will raise 684 million in bonds; the state pays 285 million over three years and the infrastructure fund of the [[body/common-market|Common Market]] 171 million.

The two islands have 68,000 inhabitants and no connection to the grid. Power from their diesel stations costs 0.41 tallars a kilowatt-hour to make, against 0.13 on the mainland. Islanders pay the mainland price. The difference costs the state 74 million tallars a year, Energy Minister [[person/davit-ormand|Davit Ormand]] said.

The award leaves the route open. Under the tender Marengrid may still move up to 12 kilometres of the first section to avoid seagrass beds in the [[place/ember-strait|Ember Strait]], at the rates in the bid.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -2, at: '09:35' },
        form: 'lead',
        urgency: 3,
        headline: 'Островной кабель проложат кельмаркский завод и карвальская верфь за 620 млн талларов',
        abstract: 'Самая низкая из трёх заявок; за каждый день опоздания — штраф 45 тысяч талларов.',
        byline: 'idris-halden',
        dateline: 'place/karvala',
        body: `Энергокабель на острова [[place/halmeer|Хальмер]] и [[place/tamarel|Тамарель]] проложат кельмаркский производитель «Нортвайр» и верфь в [[place/karvala|Карвале]]. Стоимость контракта — 620 млн талларов, сообщил @{on} оператор энергосистемы [[body/marengrid|«Маренгрид»]].

Консорциум предложил самую низкую цену из трёх: соперники просили 668 млн и 701 млн, следует из извещения об итогах торгов. Договор подпишут @{date+21}, если проигравшие не обжалуют результат.

Первый участок, 96 километров от Карвалы до Хальмера, должен дать ток через 26 месяцев, второй, 58 километров до Тамареля, — через 34. За каждый день просрочки консорциум заплатит 45 тысяч талларов.

«Мы спросили, сколько это стоит и во сколько им обойдётся опоздание, — сказал журналистам на верфи генеральный директор „Маренгрида“ [[person/emil-castan|Эмиль Кастан]]. — На второй вопрос без сносок ответил только один участник».

Доля верфи — 28 %, или около 174 млн талларов. Она построит кабельную баржу и обе береговые станции и намерена нанять 310 человек. По словам мэра [[person/osman-telle|Османа Телле]], это крупнейший заказ в городе «с тех пор, как мы перестали строить паромы для других».

Весь проект с преобразовательными подстанциями и береговыми работами стоит 1,14 млрд талларов. «Маренгрид» выпустит облигации на 684 млн, государство за три года внесёт 285 млн, фонд инфраструктуры [[body/common-market|Общего рынка]] — 171 млн.

На двух островах живут 68 тысяч человек, и с энергосистемой они не связаны. Киловатт-час дизельной станции обходится там в 0,41 таллара, на материке — в 0,13. Платят островитяне по материковой цене; разница, по словам министра энергетики [[person/davit-ormand|Давита Орманда]], стоит государству 74 млн талларов в год.

Трасса при этом окончательно не выбрана. Условия торгов разрешают «Маренгриду» сдвинуть до 12 километров первого участка, чтобы обойти заросли морской травы в [[place/ember-strait|проливе Эмбер]], по расценкам заявки.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -2, at: '09:45' },
        form: 'lead',
        urgency: 3,
        headline: 'شركة كيلماركية وحوض كارفالا يفوزان بعقد كابل الجزر بقيمة 620 مليون تالر',
        abstract: 'أدنى العروض الثلاثة، مع غرامة قدرها 45 ألف تالر عن كل يوم تأخير.',
        byline: 'idris-halden',
        dateline: 'place/karvala',
        body: `تتولى شركة «نورث واير» الكيلماركية وحوض بناء السفن في [[place/karvala|كارفالا]] مد كابل الكهرباء إلى [[place/halmeer|هالمير]] و[[place/tamarel|تاماريل]] مقابل 620 مليون تالر، حسبما أعلنت [[body/marengrid|مارينغريد]] المشغلة للشبكة @{on}.

وقدم الشريكان أدنى ثلاثة عروض، إذ بلغ العرضان الآخران 668 مليونا و701 مليون بحسب إعلان الترسية. ويوقع العقد في @{date+21} ما لم يعترض أحد الخاسرين قبل ذلك.

ويجب أن ينقل الجزء الأول، وطوله 96 كيلومترا من كارفالا إلى هالمير، التيار خلال 26 شهرا، والثاني، وطوله 58 كيلومترا إلى تاماريل، خلال 34 شهرا. ويدفع الشريكان 45 ألف تالر عن كل يوم تأخير.

وقال الرئيس التنفيذي لمارينغريد [[person/emil-castan|إميل كاستان]] للصحفيين في حوض السفن: «سألنا عن السعر، وسألنا كم سيكلفهم التأخير. ولم يجب عن السؤال الثاني بلا حواش سوى عارض واحد».

وتبلغ حصة الحوض 28%، أي نحو 174 مليون تالر. ويتولى بناء بارجة مد الكابل ومحطتي الإنزال، ويتوقع توظيف 310 أشخاص. وقال رئيس البلدية [[person/osman-telle|عثمان تيلي]] إنها أكبر طلبية في كارفالا «منذ أن توقفنا عن بناء العبارات لغيرنا».

وتبلغ تكلفة المشروع كله، مع محطات التحويل والأعمال البرية، 1.14 مليار تالر. وتجمع مارينغريد 684 مليونا عبر السندات، وتدفع الدولة 285 مليونا على ثلاث سنوات، وصندوق البنية التحتية في [[body/common-market|السوق المشتركة]] 171 مليونا.

ويعيش في الجزيرتين 68 ألف نسمة بلا اتصال بالشبكة. ويكلف إنتاج الكيلوواط ساعة في محطات الديزل 0.41 تالر مقابل 0.13 في البر الرئيسي، فيما يدفع السكان سعر البر الرئيسي. وقال وزير الطاقة [[person/davit-ormand|دافيت أورماند]] إن الفارق يكلف الدولة 74 مليون تالر سنويا.

ولا تحسم الترسية المسار، إذ تتيح شروط المناقصة لمارينغريد تحويل ما يصل إلى 12 كيلومترا من الجزء الأول لتجنب مروج الأعشاب البحرية في [[place/ember-strait|مضيق إمبر]] بالأسعار الواردة في العرض.`,
      },
    ],
  },
}
