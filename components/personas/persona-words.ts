import type { Tone } from '@/components/ui/badge';
import type { Analysis } from '@/lib/personas/analysis-schema';
import type { BenchmarkMetric, BenchmarkSource, WorkedForThem } from '@/lib/personas/compare-schema';
import type { DataQualityPart } from '@/lib/personas/data-quality-schema';
import type { Channel } from '@/lib/personas/figure-schema';
import type {
  ClaimBasis,
  GenerationStep,
  PersonaMode,
  ReceiptType,
  SourceType,
} from '@/lib/personas/sections';

export const MODES: ReadonlyArray<{ value: PersonaMode; label: string; description: string }> = [
  {
    value: 'rag',
    label: 'RAG-enhanced',
    description:
      'Reads the whole history: messages, replies, meetings and deals, people who behave alike, benchmarks of the industry, and the practices that worked. What it says cites its source.',
  },
  {
    value: 'basic',
    label: 'Basic',
    description:
      'Reads the contact record only: job title, company, industry and size. Says less, and works without any history.',
  },
];
export const MODE_LABELS: Record<PersonaMode, string> = { rag: 'RAG-enhanced', basic: 'Basic' };

export const BASES: Record<ClaimBasis, { label: string; tone: Tone; meaning: string }> = {
  confirmed: { label: 'Confirmed', tone: 'accent', meaning: 'A record or something observed says it.' },
  inferred: {
    label: 'Inferred',
    tone: 'neutral',
    meaning: 'Concluded from what was observed, or from people like this contact.',
  },
  unknown: { label: 'Unknown', tone: 'neutral', meaning: 'Nothing supports a claim.' },
};

export const RECEIPT_KINDS: Record<ReceiptType, string> = {
  contact: 'Contact record',
  company: 'Company record',
  activity: 'Activity',
  message: 'Message',
  reply: 'Reply',
  deal: 'Deal',
  practice: 'Best practice',
  analysis: 'Observed behaviour',
  peers: 'Similar people',
  benchmark: 'Benchmark',
};

export const SOURCE_KINDS: Record<SourceType, string> = {
  activity: 'Activity',
  message: 'Message',
  event: 'Opening, click or reply',
  deal: 'Deal',
  stage_change: 'Stage change',
};

export const STEP_WORDS: Record<GenerationStep, string> = {
  reading: 'Reading the history',
  comparing: 'Comparing with similar people',
  writing: 'Writing',
  checking: 'Checking every sentence against its evidence',
  storing: 'Saving',
};

export const CHANNEL_NAMES: Record<Channel, string> = {
  email: 'E-mail',
  call: 'Calls',
  meeting: 'Meetings',
  linkedin: 'LinkedIn',
  sms: 'Text messages',
  other: 'Other',
};

export const QUALITY_PARTS: Record<DataQualityPart, string> = {
  interaction_volume: 'Interactions',
  email_engagement: 'E-mail engagement',
  deal_history: 'Deal history',
  recognised_patterns: 'Recognised patterns',
};

export const METRIC_NAMES: Record<BenchmarkMetric, string> = {
  engagement_rate: 'E-mail engagement',
  deal_cycle_days: 'Deal cycle',
  response_hours: 'Response time',
};

export const SOURCE_NAMES: Record<BenchmarkSource, string> = {
  built_in: 'built-in assumption',
  commons: 'shared by other organisations',
  own: 'your organisation',
  custom: 'entered by an admin',
};

export const DIMENSION_NAMES: Record<WorkedForThem['dimension'], string> = {
  framework: 'Framework',
  tone: 'Tone',
  channel: 'Channel',
  time: 'Time',
};

export const SPEED_WORDS: Record<Analysis['decision_speed']['verdict'], string> = {
  faster: 'faster than usual',
  slower: 'slower than usual',
  no_clear_difference: 'no clear difference from usual',
};

export const TREND_WORDS: Record<Analysis['response_time']['trend']['direction'], string> = {
  faster: 'getting faster',
  slower: 'getting slower',
  no_clear_trend: 'no clear trend',
};

export function nameOf(contact: { name: string | null; email?: string | null }): string {
  return contact.name ?? contact.email ?? 'Unnamed contact';
}

/** "Head of Operations at Larkspur", as far as it is known. */
export function roleOf({ job_title, company }: { job_title: string | null; company: string | null }): string {
  return [job_title, company].filter(Boolean).join(' at ');
}
