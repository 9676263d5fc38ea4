import type { DemoChain } from '../types.ts'

/** No byline, no picture, no dateline: written from the duty room’s log. */
export const freighterRescue: DemoChain = {
  key: 'freighter-rescue',
  section: 'security',
  slugline: 'Marenia-Rescue',
  original: 'en',
  concepts: ['body/coast-guard', 'person/nadia-belmar', 'place/selene-sea', 'place/tavoria'],
  subjects: ['medtop:20000145', 'medtop:20000168'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: { day: -1, at: '06:40' },
        form: 'report',
        urgency: 3,
        headline: 'Nine taken off listing freighter as timber shifts',
        body: `The [[body/coast-guard|Coast Guard]] took nine people off a [[place/tavoria|Tavorian]] freighter that had begun to list in the [[place/selene-sea|Selene Sea]] 41 nautical miles west of Halmeer, it said @{on}.

The Ostara, 3,200 tonnes, sent a distress call at 02:52 after her deck cargo of timber shifted in a beam sea and the list reached 28 degrees. A helicopter lifted six of the crew. Three others, among them the master, stayed to shut the hatches and were taken off by a cutter at 05:31.

One man has a broken wrist; the rest are unhurt. They are on their way to Karvala.

The ship was still afloat at 06:15. She carries 140 tonnes of fuel, and a tug with booms has been sent, the service’s commandant, [[person/nadia-belmar|Nadia Belmar]], said in a statement.

Vessels are asked to keep three miles clear and to watch for floating timber. The Ostara is the fourth ship to have lost a deck cargo in the Selene Sea this year. The Straits Commission’s limit on the height of such cargoes, adopted after two sinkings, takes effect next year.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: { day: -1, at: '06:58' },
        form: 'report',
        urgency: 3,
        headline: 'С накренившегося лесовоза сняли девять человек',
        body: `[[body/coast-guard|Береговая охрана]] сняла девять человек с [[place/tavoria|таворийского]] сухогруза, который накренился в [[place/selene-sea|Селенском море]] в 41 морской миле к западу от Хальмера. Об этом служба сообщила @{on}.

Сигнал бедствия с судна «Остара» водоизмещением 3200 тонн поступил в 02:52: при бортовой качке сместился палубный груз леса, крен достиг 28 градусов. Шестерых моряков поднял вертолёт. Трое, включая капитана, остались задраить люки; в 05:31 их принял катер.

У одного моряка сломано запястье, остальные не пострадали. Их везут в Карвалу.

В 06:15 судно держалось на плаву. На борту 140 тонн топлива, к месту направлен буксир с боновыми заграждениями, говорится в заявлении начальника службы [[person/nadia-belmar|Надии Бельмар]].

Судам рекомендовано держаться не ближе трёх миль и следить за плавающими брёвнами. «Остара» — четвёртое судно, потерявшее в этом году палубный груз в Селенском море. После двух подобных крушений Комиссия по проливам ограничила высоту такого груза; норма вступит в силу в следующем году.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: { day: -1, at: '07:05' },
        form: 'report',
        urgency: 3,
        headline: 'إنقاذ تسعة من سفينة شحن مائلة بعد تحرك حمولتها من الخشب',
        body: `أجلى [[body/coast-guard|خفر السواحل]] تسعة أشخاص عن سفينة شحن [[place/tavoria|تافورية]] مالت في [[place/selene-sea|بحر سيلين]] على بعد 41 ميلا بحريا غرب هالمير، وفق ما أعلن الجهاز @{on}.

وأطلقت السفينة «أوستارا»، وحمولتها 3200 طن، نداء استغاثة الساعة 02:52 بعدما تحرك الخشب المشحون على سطحها تحت ضربات الموج الجانبي وبلغ ميلها 28 درجة. ورفعت مروحية ستة من أفراد الطاقم، وبقي ثلاثة بينهم الربان لإغلاق العنابر إلى أن نقلهم زورق الساعة 05:31.

وأصيب أحدهم بكسر في المعصم ولم يصب الباقون بأذى، وهم في طريقهم إلى كارفالا.

وكانت السفينة لا تزال طافية الساعة 06:15، وعلى متنها 140 طنا من الوقود. وأرسلت إليها قاطرة مجهزة بحواجز عائمة، وفق بيان لقائدة الجهاز [[person/nadia-belmar|نادية بلمار]].

وطلب من السفن الابتعاد ثلاثة أميال والحذر من الأخشاب الطافية. و«أوستارا» رابع سفينة تفقد حمولة سطحها في بحر سيلين هذا العام. وكانت لجنة المضائق قد حددت ارتفاع هذه الحمولات بعد غرق سفينتين، ويبدأ العمل بالقرار العام المقبل.`,
      },
    ],
  },
}
