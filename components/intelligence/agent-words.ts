import type { Agent, Metric } from '@/lib/intelligence/schema';

export const AGENT_NAMES: Record<Agent, string> = {
  WriterAgent: 'Writer',
  CopywriterAgent: 'Copywriter',
  PersonalizerAgent: 'Personaliser',
  SubjectLineOptimizerAgent: 'Subject lines',
  DeliverabilityAgent: 'Deliverability',
  ICPIntelligenceAgent: 'Whom to write to',
};

export const METRIC_NAMES: Record<Metric, string> = {
  positive_reply_rate: 'Interested replies',
  open_rate: 'Openings',
  harm_rate: 'Bounces, unsubscribes, spam',
};
