import type { Industry } from './compare-schema';

/**
 * Words by which an industry is known. The first line that matches decides: whom a company serves comes before how
 * ("health technology" is healthcare, "retail banking" is finance).
 */
const WORDS: readonly (readonly [Industry, RegExp])[] = [
  [
    'healthcare',
    /\b(health\w*|medic\w*|medtech|hospitals?|clinic\w*|pharma\w*|biotech\w*|life sciences?|dental|nursing|diagnostics?|veterinary)\b/,
  ],
  [
    'finance',
    /\b(financ\w*|fintech|bank\w*|insur\w*|capital markets?|investment\w*|wealth|asset management|credit unions?|payments?|leasing|brokerage)\b/,
  ],
  [
    'education',
    /\b(educat\w*|edtech|schools?|universit\w*|colleges?|e ?learning|training providers?|academi\w*)\b/,
  ],
  ['real_estate', /\b(real ?estate|propert\w*|proptech|construction|building|housing|facilities)\b/],
  [
    'public_sector',
    /\b(governments?\w*|public (sector|administration|services?)|municipal\w*|defen[cs]e|military|federal|council)\b/,
  ],
  ['energy', /\b(energ\w*|utilit\w*|oil|gas|solar|wind|renewables?|power|mining|water)\b/],
  [
    'transport',
    /\b(transport\w*|logistic\w*|freight|shipping|haulage|warehous\w*|supply chain|aviation|airlines?|rail\w*|maritime|courier)\b/,
  ],
  [
    'retail',
    /\b(retail\w*|e ?commerce|consumer (goods|products|services)|wholesale|fmcg|cpg|fashion|apparel|grocer\w*|supermarkets?)\b/,
  ],
  [
    'manufacturing',
    /\b(manufactur\w*|industrial\w*|machinery|automotive|aerospace|chemicals?|electronics?|metals?|plastics?|packaging|food|beverages?)\b/,
  ],
  [
    'media',
    /\b(media|entertainment|publish\w*|broadcast\w*|advertis\w*|marketing|gaming|film|music|news\w*)\b/,
  ],
  [
    'technology',
    /\b(tech\w*|software|saas|it|it services|information technology|internet|cloud|cyber ?security|telecom\w*|semiconductors?|hardware|computers?|data|ai)\b/,
  ],
  [
    'professional_services',
    /\b(professional|services?|consult\w*|legal|law|account\w*|audit\w*|staffing|recruit\w*|employment|human resources|engineering|architect\w*|agenc\w*)\b/,
  ],
];

/** The industry that a free text names: "Financial services" is finance. Null for an empty text, other if unknown. */
export function industryOf(text: string | null | undefined): Industry | null {
  const words = (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words === '') return null;
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** The spellings of an organisation with the industry of each. */
export function industriesOf(spellings: readonly string[]): Record<string, Industry> {
  return Object.fromEntries(
    spellings.flatMap((spelling) => {
      const industry = industryOf(spelling);
      return industry ? [[spelling, industry] as const] : [];
    }),
  );
}
