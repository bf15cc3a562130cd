import type { IcpDimension, IcpSegments } from '@/lib/outcomes/icp-schema';
import { choiceWords } from './campaign-words';

export type Segment = IcpSegments['data'][number];

/** The questions that can be asked of leads; the value is what the API takes. */
export const SEGMENT_QUESTIONS = {
  'industry,company_size,seniority': 'Industry, size and seniority',
  industry: 'Industry',
  company_size: 'Company size',
  seniority: 'Seniority',
  region: 'Region',
  lead_source: 'Lead source',
} as const satisfies Record<string, string>;

/** `Manufacturing · Medium · Executive`; what is not known says so. */
export function segmentName({ segment }: Segment, dimensions: readonly IcpDimension[]): string {
  const known = dimensions.map((name) => segment[name]);
  if (known.every((value) => value === null)) return 'Not known';
  return known.map((value) => (value === null ? 'not known' : choiceWords(value))).join(' · ');
}
