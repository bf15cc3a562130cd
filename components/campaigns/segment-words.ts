import { formatInterval } from '@/components/ui/format';
import type { IcpDimension, IcpSegments } from '@/lib/outcomes/icp-schema';
import { choiceWords } from './campaign-words';

export type Segment = IcpSegments['data'][number];

/** The questions that can be asked of leads; the value is what the API takes. */
export const SEGMENT_QUESTIONS = {
  industry: 'Industry',
  company_size: 'Company size',
  seniority: 'Seniority',
  region: 'Region',
  lead_source: 'Lead source',
  'industry,company_size,seniority': 'Industry, size and seniority',
} as const satisfies Record<string, string>;

/** `Manufacturing · Medium · Executive`; what is not known says so. */
export function segmentName({ segment }: Segment, dimensions: readonly IcpDimension[]): string {
  const known = dimensions.map((name) => segment[name]);
  if (known.every((value) => value === null)) return 'Not known';
  return known.map((value) => (value === null ? 'not known' : choiceWords(value))).join(' · ');
}

/** With less between the best and the usual segment than this, there is nothing to choose. */
const NOTABLE = 0.02;

/** What the comparison says: the best segment with its figures, or that none stands out. */
export function summarizeSegments(
  ranked: readonly Segment[],
  dimensions: readonly IcpDimension[],
  locale: string,
): string {
  const first = ranked[0];
  const last = ranked.at(-1);
  if (!first || !last) return '';
  const rate = formatInterval(first.positive_rate, locale);
  const isFlat = first.positive_rate.mean - last.positive_rate.mean < NOTABLE;
  return isFlat
    ? `No segment stands out: the best, ${segmentName(first, dimensions)}, answers well in ${rate}.`
    : `${segmentName(first, dimensions)} answers best: ${rate}.`;
}
