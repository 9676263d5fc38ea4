import type { DemoChain } from '../types.ts'

/** A brief. */
export const speakerVisit: DemoChain = {
  key: 'speaker-visit',
  section: 'politics',
  slugline: 'Marenia-Speaker',
  original: 'en',
  concepts: ['person/teodora-valk', 'body/assembly', 'place/belloria', 'body/coastal-compact'],
  subjects: ['medtop:20000639'],
  stories: {
    en: [
      {
        kind: 'publish',
        ago: 415,
        form: 'brief',
        urgency: 5,
        headline: 'Speaker Valk to visit Belloria for treaty anniversary',
        body: `[[person/teodora-valk|Teodora Valk]], speaker of the National Assembly and head of state, will travel to [[place/belloria|Belloria]] on @{date+12} for two days, her office said @{on}.

She will address the Bellorian Senate and attend the yearly meeting of the [[body/coastal-compact|Coastal Compact]]. It will be her first visit abroad since she suffered a broken ankle on the Assembly steps two months ago. The deputy speaker will carry out her duties in her absence, including the power to sign laws.`,
      },
    ],
    ru: [
      {
        kind: 'publish',
        ago: 402,
        form: 'brief',
        urgency: 5,
        headline: 'Глава государства Теодора Валк посетит Беллорию',
        body: `Председатель Национального собрания и глава государства [[person/teodora-valk|Теодора Валк]] @{date+12} отправится в [[place/belloria|Беллорию]] с двухдневным визитом, сообщила @{on} её канцелярия.

Валк выступит в беллорийском сенате и примет участие в ежегодной встрече стран [[body/coastal-compact|Берегового пакта]]. Это её первая зарубежная поездка после того, как два месяца назад она сломала лодыжку на ступенях Собрания. Обязанности председателя, включая право подписывать законы, на это время перейдут к её заместителю.`,
      },
    ],
    ar: [
      {
        kind: 'publish',
        ago: 398,
        form: 'brief',
        urgency: 5,
        headline: 'رئيسة الدولة تيودورا فالك تزور بيلوريا',
        body: `تتوجه [[person/teodora-valk|تيودورا فالك]]، رئيسة الجمعية الوطنية ورئيسة الدولة، في @{date+12} إلى [[place/belloria|بيلوريا]] في زيارة تستغرق يومين، وفق ما أعلن مكتبها @{on}.

وتلقي فالك كلمة أمام مجلس الشيوخ البيلوري وتحضر الاجتماع السنوي لدول [[body/coastal-compact|الميثاق الساحلي]]. وهي أول زيارة لها إلى الخارج منذ أن كسر كاحلها على درج الجمعية قبل شهرين. ويتولى نائب رئيسة الجمعية مهامها في غيابها، بما فيها صلاحية توقيع القوانين.`,
      },
    ],
  },
}
