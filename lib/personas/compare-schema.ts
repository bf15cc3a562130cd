import type { ObservedRate } from '../stats/rate';

export const INDUSTRIES = [
  'technology',
  'healthcare',
  'finance',
  'manufacturing',
  'retail',
  'professional_services',
  'education',
  'real_estate',
  'transport',
  'energy',
  'media',
  'public_sector',
  'other',
] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** small 1–50 employees, medium 51–200, large above 200. */
export const COMPANY_SIZES = ['small', 'medium', 'large'] as const;
export type CompanySize = (typeof COMPANY_SIZES)[number];

/** Engaged share of reached messages; days from opening to winning a deal; median hours until an answer. */
export const BENCHMARK_METRICS = ['engagement_rate', 'deal_cycle_days', 'response_hours'] as const;
export type BenchmarkMetric = (typeof BENCHMARK_METRICS)[number];

/** built_in: an assumption, without an n. custom: what an admin of the organisation entered. */
export const BENCHMARK_SOURCES = ['built_in', 'commons', 'own', 'custom'] as const;
export type BenchmarkSource = (typeof BENCHMARK_SOURCES)[number];

/** What is usual for an industry and company size; `all` where the industry or size of somebody is unknown. */
export type BenchmarkCell = { industry: Industry | 'all'; company_size: CompanySize | 'all' };

export type Benchmark = BenchmarkCell & {
  metric: BenchmarkMetric;
  value: number;
  /** Central 90 % of what the usual value may be; null for assumptions and entered values. */
  interval: [number, number] | null;
  /** People (deals, for the cycle) behind the value; null for assumptions and entered values. */
  n: number | null;
  /** Organisations behind a value of the commons. */
  n_organizations: number | null;
  source: BenchmarkSource;
};

export const SUPPRESSED = ['no_value', 'thin_value', 'thin_peers', 'assumption'] as const;
export type Suppressed = (typeof SUPPRESSED)[number];

/** A figure of one person beside what is usual for people like them. */
export type Comparison = {
  metric: BenchmarkMetric;
  value: number | null;
  /** Messages, answers or deals behind the person's figure. */
  n: number;
  benchmark: Benchmark;
  /** 0–100: the share of peers whose figure is lower, half of those alike included; null when suppressed. */
  percentile: number | null;
  /** Peers that the percentile is of; null when suppressed. */
  n_peers: number | null;
  /** Whom they are among: people of this industry and size, the narrowest that is large enough. */
  peers: BenchmarkCell | null;
  /** Whether a higher figure is the better one for a seller: engagement yes, hours and days no. */
  is_higher_better: boolean;
  suppressed: Suppressed | null;
  /** Why there is no percentile, in plain words; null when there is one. */
  reason: string | null;
};

/** What worked with people like this one: its rate is a posterior, drawn to the organisation's usual rate. */
export type WorkedForThem = {
  dimension: 'framework' | 'tone' | 'channel' | 'time';
  value: string;
  rate: ObservedRate;
};

export const BEHAVIOUR_FEATURES = [
  'answers',
  'opens',
  'clicks',
  'response_hours',
  'pace',
  'initiates',
  'calls',
  'meetings',
  'mornings',
  'evenings',
] as const;
export type BehaviourFeature = (typeof BEHAVIOUR_FEATURES)[number];

export type SimilarProfile = {
  contact_id: string;
  name: string | null;
  job_title: string | null;
  company: string | null;
  industry: string | null;
  company_size: CompanySize | null;
  /** 0–1, the weighted sum of its parts; comparable within one answer. */
  similarity: number;
  parts: {
    /** Cosine of the descriptions (role, industry, size, topics); null when one of the two has none. */
    description: number | null;
    /** exp(−distance) of what both do; null when fewer than three figures of both are known. */
    behaviour: number | null;
    /** How many behavioural figures were compared. */
    compared: number;
  };
  /** The figures on which both are most alike, in plain words. */
  alike: string[];
  interactions: number;
  deals: { won: number; lost: number; open: number };
};

export type SimilarProfiles = {
  data: SimilarProfile[];
  /** Similar people that were counted below. */
  n: number;
  /** What was sent to the similar people and how often it brought a positive reply, by its posterior. */
  worked: WorkedForThem[];
  /** Share of positive replies among all messages to them; null without messages. */
  positive_reply_rate: ObservedRate | null;
  win_rate: ObservedRate | null;
  /** Practices that messages to them were written from, the most replied to first. */
  practices: { id: string; content: string; rate: ObservedRate }[];
  won_deals: { id: string; name: string; contact_id: string; closed_at: string | null }[];
  /** Messages to the person itself are never among the evidence. */
  note: string;
};

/** People who do the same things, named by what they do. */
export type BehaviouralPattern = {
  id: string;
  name: string;
  description: string;
  /** People in the pattern. */
  n: number;
  /** What separates it from everybody else, the strongest first: standard deviations from the organisation's mean. */
  separates: { feature: BehaviourFeature; label: string; value: number | null; z: number }[];
  reply_rate: ObservedRate;
  meeting_rate: ObservedRate;
  win_rate: ObservedRate;
  first_seen_at: string;
  updated_at: string;
};

/** The pattern that a person belongs to, and how far from its centre they are. */
export type PatternMembership = BehaviouralPattern & {
  /** 0–1: how much nearer the person is to this centre than to the next; near 0 means in between. */
  clarity: number;
};
