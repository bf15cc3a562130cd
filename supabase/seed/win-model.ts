import type { Competitor, Industry, Product, Source } from './vendor';

/**
 * What is knowable about a deal before it closes. docs/sample-organisation.md lists the coefficients; a test
 * compares the two.
 */
export type DealFacts = {
  product: Product;
  industry: Industry;
  source: Source;
  competitor: Competitor | null;
  champion: 'strong' | 'some' | 'none';
  budget: 'confirmed' | 'planned' | 'none';
  /** Median hours until the customer answers. */
  replyHours: number;
  stakeholders: number;
  /** Discount asked for, as a fraction of the list price. */
  requestedDiscount: number;
  executiveMet: boolean;
  sellerSkill: number;
  /** Years since the history begins. */
  yearsIn: number;
};

export const WIN_MODEL = {
  intercept: -1.12,
  source: { Referral: 0.9, Partner: 0.45, Website: 0.25, Event: -0.2, Outbound: -0.5 },
  champion: { strong: 1.15, some: 0, none: -0.95 },
  budget: { confirmed: 0.65, planned: 0, none: -0.7 },
  competitor: {
    'Kestrel ERP': -0.35,
    'Brightmoor Cloud': -0.2,
    Opsily: -0.2,
    'In-house build': -0.5,
    none: 0.2,
  },
  /** Where a competitor meets the product it is strong against. */
  competitorTimesProduct: {
    'Kestrel ERP × Larkspur Plan': -1.2,
    'Brightmoor Cloud × Larkspur Track': -1.2,
    'Opsily × Larkspur Service': -1,
    'Opsily × Larkspur Track': 0.6,
  },
  industryTimesProduct: {
    'Manufacturing × Larkspur Plan': 0.5,
    'Logistics × Larkspur Track': 0.6,
    'Retail × Larkspur Track': 0.2,
    'Energy × Larkspur Service': 0.5,
    'Healthcare × Larkspur Service': 0.4,
    'Financial services × Larkspur Plan': -0.6,
    'Financial services × Larkspur Track': -0.6,
    'Professional services × Larkspur Plan': -0.4,
  },
  /** Per doubling of the reply time, around one day. */
  replyTimeDoubling: -0.3,
  /** Per stakeholder beyond the second, up to six. */
  stakeholder: 0.3,
  executiveMet: 0.4,
  /** Per ten points of discount asked for beyond the first ten. */
  discountBeyondTen: -0.5,
  /** Mild drift: every deal gets harder, and cold outreach faster than the rest. */
  driftPerYear: -0.15,
  outboundDriftPerYear: -0.3,
  /** Standard deviation of what nobody can know: a reorganisation, a budget freeze, a merger. */
  unknowable: 0.4,
} as const;

function interaction(table: Record<string, number>, left: string | null, right: string): number {
  return left === null ? 0 : (table[`${left} × ${right}`] ?? 0);
}

/** Log-odds of winning, from what is knowable. */
export function knowableLogOdds(facts: DealFacts): number {
  const m = WIN_MODEL;
  return (
    m.intercept +
    m.source[facts.source] +
    m.champion[facts.champion] +
    m.budget[facts.budget] +
    m.competitor[facts.competitor ?? 'none'] +
    interaction(m.competitorTimesProduct, facts.competitor, facts.product) +
    interaction(m.industryTimesProduct, facts.industry, facts.product) +
    m.replyTimeDoubling * Math.log2(facts.replyHours / 24) +
    m.stakeholder * Math.min(4, Math.max(0, facts.stakeholders - 2)) +
    (facts.executiveMet ? m.executiveMet : 0) +
    m.discountBeyondTen * (Math.max(0, facts.requestedDiscount - 0.1) / 0.1) +
    facts.sellerSkill +
    m.driftPerYear * facts.yearsIn +
    (facts.source === 'Outbound' ? m.outboundDriftPerYear * facts.yearsIn : 0)
  );
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * The AUC that a perfect forecaster expects: it ranks by `scores` (knowable log-odds) where each deal is won
 * with `probabilities`. Σᵢⱼ pᵢ(1−pⱼ)·[sᵢ>sⱼ] / Σᵢⱼ pᵢ(1−pⱼ) over i≠j, by one pass over the sorted scores.
 */
export function achievableAuc(scores: readonly number[], probabilities: readonly number[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let lossesBelow = 0;
  let concordant = 0;
  let wins = 0;
  let losses = 0;
  let same = 0;
  for (const i of order) {
    const p = probabilities[i] ?? 0;
    concordant += p * lossesBelow;
    lossesBelow += 1 - p;
    wins += p;
    losses += 1 - p;
    same += p * (1 - p);
  }
  const pairs = wins * losses - same;
  return pairs > 0 ? concordant / pairs : 0.5;
}
