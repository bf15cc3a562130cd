import { createRng, type Rng } from '@/lib/stats/rng';
import { sigmoid } from '@/lib/stats/scores';
import type { Column } from './cell';

/** Invented deals with the probability that drew each outcome: for tests, benchmarks and docs, never shown as data. */
export type SyntheticDeals = {
  columns: Column[];
  labels: Uint8Array;
  truth: Float64Array;
  order: Float64Array;
};

const pick = (rng: Rng, values: readonly string[], skew = 1): number =>
  Math.floor(values.length * rng.next() ** skew);
const names = (prefix: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${prefix} ${i + 1}`);
const isoDay = (day: number): string => new Date(Math.floor(day) * 86_400_000).toISOString().slice(0, 10);

function draw(
  columns: Record<string, (string | number | null)[]>,
  truth: Float64Array,
  rng: Rng,
): SyntheticDeals {
  return {
    columns: Object.entries(columns).map(([name, cells]) => ({ name, cells })),
    labels: Uint8Array.from(truth, (p) => Number(rng.next() < p)),
    truth,
    order: Float64Array.from(truth, (_, i) => i),
  };
}

/**
 * A pipeline with what real ones have: owners of differing skill (200 levels), product × region interactions, a sweet
 * spot in the deal size, an effect of company size only in some industries, budget missing more often where it is
 * bad, an outlier-ridden amount, and columns that say nothing.
 */
export function syntheticPipeline(n: number, seed: number, strength = 1): SyntheticDeals {
  const rng = createRng(seed);
  const owners = names('Owner', 200);
  const products = names('Product', 9);
  const regions = names('Region', 7);
  const industries = ['Software', 'Retail', 'Health', 'Energy', 'Public', 'Finance'];
  const sources = ['Referral', 'Web', 'Outbound', 'Partner', 'Event'];
  const ownerSkill = owners.map(() => 0.7 * rng.normal());
  const pairing = products.map(() => regions.map(() => 0.8 * rng.normal()));
  const sourceEffect = [0.9, 0, -0.7, 0.4, 0.1];
  const columns: Record<string, (string | number | null)[]> = {
    owner: [],
    product: [],
    region: [],
    industry: [],
    source: [],
    amount: [],
    employees: [],
    budget: [],
    meetings: [],
    created: [],
    competitor: [],
    campaign_code: [],
    noise: [],
  };
  const truth = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [owner, product, region] = [pick(rng, owners, 1.7), pick(rng, products), pick(rng, regions, 1.3)];
    const [industry, source] = [pick(rng, industries), pick(rng, sources)];
    const size = rng.normal();
    const employees = Math.round(Math.exp(4 + 1.5 * rng.normal()));
    const meetings = Math.floor(6 * rng.next() ** 2);
    const budget = rng.normal();
    const isBudgetKnown = rng.next() < (budget > 0 ? 0.85 : 0.45);
    const hasCompetitor = rng.next() < 0.4;
    const day = 18_000 + (700 * i) / n;
    const margin =
      -0.9 +
      (ownerSkill[owner] as number) +
      (pairing[product]?.[region] as number) +
      (sourceEffect[source] as number) +
      0.8 -
      0.9 * (size - 0.3) ** 2 * 0.6 +
      (industry < 3 ? 0.5 * Math.log(employees / 55) : -0.1) +
      0.6 * budget +
      (hasCompetitor ? 0.35 * meetings - 0.9 : 0.1 * meetings);
    truth[i] = sigmoid(strength * margin - (1 - strength) * 0.9);
    const amount = rng.next() < 0.003 ? 1e9 : Math.round(20_000 * Math.exp(size));
    const row = {
      owner: owners[owner],
      product: products[product],
      region: regions[region],
      industry: rng.next() < 0.06 ? '' : industries[industry],
      source: sources[source],
      amount,
      employees,
      budget: isBudgetKnown ? Math.round(50_000 + 20_000 * budget) : null,
      meetings,
      created: isoDay(day),
      competitor: hasCompetitor ? 'Yes' : 'No',
      campaign_code: `C${rng.int(900)}`,
      noise: Math.round(1000 * rng.next()),
    };
    for (const [name, value] of Object.entries(row)) columns[name]?.push(value ?? null);
  }
  return draw(columns, truth, rng);
}

/** Few attributes with plain effects and one interaction: what a model of this kind can learn from a few thousand deals. */
export function syntheticPlain(n: number, seed: number): SyntheticDeals {
  const rng = createRng(seed);
  const sources = ['Referral', 'Web', 'Outbound', 'Partner'];
  const columns: Record<string, (string | number | null)[]> = {
    source: [],
    competitor: [],
    meetings: [],
    fit: [],
    noise: [],
  };
  const truth = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const source = pick(rng, sources);
    const hasCompetitor = rng.next() < 0.4;
    const meetings = Math.floor(6 * rng.next());
    const fit = rng.next();
    const effect = [0.7, 0, -0.6, 0.3][source] as number;
    truth[i] = sigmoid(-1.3 + effect + 1.5 * fit + (hasCompetitor ? 0.25 * meetings - 0.8 : 0.05 * meetings));
    const row = {
      source: sources[source],
      competitor: hasCompetitor ? 'Yes' : 'No',
      meetings,
      fit: Math.round(100 * fit),
      noise: rng.int(50),
    };
    for (const [name, value] of Object.entries(row)) columns[name]?.push(value ?? null);
  }
  return draw(columns, truth, rng);
}

/**
 * Drift: the base rate rises from 3 % to 47 % in waves while what matters changes (one channel's effect turns round, another
 * fades in), with an economic index that moves along.
 */
export function syntheticDrift(n: number, seed: number): SyntheticDeals {
  const rng = createRng(seed);
  const jobs = names('Job', 12);
  const jobEffect = jobs.map(() => 0.5 * rng.normal());
  const channels = ['Phone', 'Mobile', 'Web', 'Partner'];
  const columns: Record<string, (string | number | null)[]> = {
    job: [],
    channel: [],
    age: [],
    contacts: [],
    days_since_last: [],
    rate_index: [],
    month: [],
    balance: [],
  };
  const truth = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const t = i / n;
    const [job, channel] = [pick(rng, jobs), pick(rng, channels)];
    const age = 18 + Math.floor(60 * rng.next());
    const contacts = Math.floor(1 + 8 * rng.next() ** 3);
    const isKnown = rng.next() < 0.15 + 0.3 * t;
    const phase = Math.sin(9 * t) * 0.45;
    const level = -3.9 + 3.4 * t ** 0.8 + phase * t;
    const channelEffect = [0, 1.3 * (1 - 2 * t), 0.4, 1.4 * t][channel] as number;
    const margin =
      level +
      (jobEffect[job] as number) +
      channelEffect +
      0.9 * ((age - 48) / 30) ** 2 -
      0.12 * contacts +
      (isKnown ? 0.9 : 0);
    truth[i] = sigmoid(margin);
    const row = {
      job: jobs[job],
      channel: channels[channel],
      age,
      contacts,
      days_since_last: isKnown ? rng.int(30) : 999,
      rate_index: Math.round(1000 * (5 - 4 * t - phase + 0.05 * rng.normal())) / 1000,
      month: `M${1 + (Math.floor(t * 30) % 12)}`,
      balance: Math.round(1500 * Math.exp(rng.normal())),
    };
    for (const [name, value] of Object.entries(row)) columns[name]?.push(value ?? null);
  }
  return draw(columns, truth, rng);
}

/** The same deals with outcomes that no attribute has anything to do with. */
export function withoutSignal(deals: SyntheticDeals, rate: number, seed: number): SyntheticDeals {
  const rng = createRng(seed);
  const truth = new Float64Array(deals.truth.length).fill(rate);
  return { ...deals, truth, labels: Uint8Array.from(truth, (p) => Number(rng.next() < p)) };
}

/** Some of the deals. */
export function sliceDeals(
  { columns, labels, truth, order }: SyntheticDeals,
  from: number,
  to: number,
): SyntheticDeals {
  return {
    columns: columns.map(({ name, cells }) => ({ name, cells: cells.slice(from, to) })),
    labels: labels.subarray(from, to),
    truth: truth.subarray(from, to),
    order: order.subarray(from, to),
  };
}
