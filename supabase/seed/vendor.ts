/** The sample organisation's world: what it sells, to whom, against whom. All of it is invented. */

export const STAGES = ['Qualification', 'Discovery', 'Evaluation', 'Proposal', 'Negotiation'] as const;
export type Stage = (typeof STAGES)[number];

export const PRODUCTS = ['Larkspur Plan', 'Larkspur Track', 'Larkspur Service', 'Larkspur Suite'] as const;
export type Product = (typeof PRODUCTS)[number];

export const INDUSTRIES = [
  'Manufacturing',
  'Logistics',
  'Retail',
  'Healthcare',
  'Financial services',
  'Energy',
  'Professional services',
] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const SOURCES = ['Referral', 'Partner', 'Website', 'Event', 'Outbound'] as const;
export type Source = (typeof SOURCES)[number];

export const COMPETITORS = ['Kestrel ERP', 'Brightmoor Cloud', 'Opsily', 'In-house build'] as const;
export type Competitor = (typeof COMPETITORS)[number];

/** Yearly licence in the deal's currency for a company of 200 people. */
export const LIST_PRICE: Record<Product, number> = {
  'Larkspur Plan': 38_000,
  'Larkspur Track': 26_000,
  'Larkspur Service': 21_000,
  'Larkspur Suite': 84_000,
};

export const PRODUCT_WEIGHTS = [
  ['Larkspur Plan', 32],
  ['Larkspur Track', 30],
  ['Larkspur Service', 22],
  ['Larkspur Suite', 16],
] as const satisfies readonly (readonly [Product, number])[];

export const SOURCE_WEIGHTS = [
  ['Website', 30],
  ['Outbound', 26],
  ['Referral', 17],
  ['Event', 15],
  ['Partner', 12],
] as const satisfies readonly (readonly [Source, number])[];

export const INDUSTRY_WEIGHTS = [
  ['Manufacturing', 26],
  ['Logistics', 20],
  ['Retail', 14],
  ['Healthcare', 12],
  ['Financial services', 8],
  ['Energy', 10],
  ['Professional services', 10],
] as const satisfies readonly (readonly [Industry, number])[];

/** Skill is added to the log-odds of every deal that the person owns. */
export const SELLERS = [
  { name: 'Mara Lindqvist', skill: 0.3 },
  { name: 'Jonas Weber', skill: 0.15 },
  { name: 'Priya Raman', skill: 0.4 },
  { name: 'Tomasz Kowalczyk', skill: 0 },
  { name: 'Sofia Marchetti', skill: 0.2 },
  { name: 'Ben Okafor', skill: -0.1 },
  { name: 'Claire Dubois', skill: 0.05 },
  { name: 'Henrik Sørensen', skill: -0.3 },
  { name: 'Yuki Tanaka', skill: -0.05 },
  { name: 'Daniel Reyes', skill: -0.45 },
] as const;

export const OTHER_SELLERS = [
  { name: 'Robin Castellane', skill: 0.2 },
  { name: 'Ifeoma Adeyemi', skill: 0 },
  { name: 'Lukas Brandt', skill: -0.2 },
] as const;
