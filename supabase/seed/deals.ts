import type { Account } from './companies';
import { stableId } from './ids';
import { type Dice, dice } from './random';
import type { Attributes, DealRow, Seller } from './rows';
import {
  COMPETITORS,
  type Competitor,
  LIST_PRICE,
  PRODUCT_WEIGHTS,
  type Product,
  SOURCE_WEIGHTS,
  type Source,
  STAGES,
} from './vendor';
import { type DealFacts, knowableLogOdds, sigmoid, WIN_MODEL } from './win-model';

export const DAY_MS = 86_400_000;

/** How an open deal is doing; it shapes dates and silence, never the odds. */
export type Health = 'moving' | 'stale' | 'slipping' | 'closing soon' | 'new';

export type PlannedDeal = {
  row: DealRow;
  account: Account;
  facts: DealFacts;
  /** Log-odds from what is knowable, and the probability the outcome was drawn with. */
  logOdds: number;
  probability: number;
  health: Health | null;
  /** When each stage began, in order; its length is how far the deal came. */
  stageStarts: number[];
  lastTouch: number;
};

export type DealPlan = {
  orgId: string;
  seed: number;
  deals: number;
  open: number;
  from: Date;
  now: Date;
  accounts: readonly Account[];
  sellers: readonly Seller[];
};

function drawFacts(d: Dice, account: Account, seller: Seller, yearsIn: number): DealFacts {
  const product = d.weighted<Product>(PRODUCT_WEIGHTS);
  const source = d.weighted<Source>(SOURCE_WEIGHTS);
  const competitor = d.chance(0.55) ? d.pick<Competitor>(COMPETITORS) : null;
  const champion = d.weighted([
    ['strong', 32],
    ['some', 40],
    ['none', 28],
  ] as const);
  const pull = { strong: 0.72, some: 1, none: 1.5 }[champion];
  return {
    product,
    industry: account.industry,
    source,
    competitor,
    champion,
    budget: d.weighted([
      ['confirmed', 34],
      ['planned', 42],
      ['none', 24],
    ] as const),
    replyHours: Math.round(Math.min(240, Math.max(1, d.skewed(26 * pull, 0.75))) * 10) / 10,
    stakeholders: Math.min(account.contacts.length, 1 + d.int(champion === 'none' ? 3 : 5)),
    requestedDiscount: Math.round(Math.min(0.4, Math.max(0, d.between(-0.08, 0.26))) * 100) / 100,
    executiveMet: d.chance(champion === 'strong' ? 0.5 : 0.25),
    sellerSkill: seller.skill,
    yearsIn: Math.round(yearsIn * 1000) / 1000,
  };
}

/** Fields as a CRM has them: gaps where nobody filled them in, and some that only exist after closing. */
function attributesOf(d: Dice, facts: DealFacts, seats: number, gaps: number): Attributes {
  const attributes: Attributes = {
    seats,
    contract_years: d.weighted([
      [1, 5],
      [2, 2],
      [3, 3],
    ] as const),
  };
  const put = (key: string, value: Attributes[string]) => {
    if (!d.chance(gaps)) attributes[key] = value;
  };
  put('champion', facts.champion);
  put('budget', facts.budget);
  put('median_reply_hours', facts.replyHours);
  put('stakeholders', facts.stakeholders);
  put('requested_discount', facts.requestedDiscount);
  put('executive_met', facts.executiveMet);
  put('lead_score', Math.round(Math.min(99, Math.max(1, 50 + 9 * knowableLogOdds(facts) + 22 * d.normal()))));
  return attributes;
}

const LOSS_REASONS = [
  'Price',
  'Chose a competitor',
  'No decision',
  'No budget',
  'Missing feature',
  'Timing',
] as const;

function openShape(d: Dice): { health: Health; age: number; silence: number; closeIn: number } {
  const health = d.weighted<Health>([
    ['moving', 32],
    ['stale', 20],
    ['slipping', 18],
    ['closing soon', 18],
    ['new', 12],
  ]);
  switch (health) {
    case 'new':
      return { health, age: d.between(1, 12), silence: d.between(0, 2), closeIn: d.between(45, 100) };
    case 'stale':
      return { health, age: d.between(60, 170), silence: d.between(22, 60), closeIn: d.between(5, 60) };
    case 'slipping':
      return { health, age: d.between(70, 190), silence: d.between(1, 14), closeIn: -d.between(3, 35) };
    case 'closing soon':
      return { health, age: d.between(40, 110), silence: d.between(0, 4), closeIn: d.between(1, 12) };
    default:
      return { health, age: d.between(20, 90), silence: d.between(0, 6), closeIn: d.between(15, 75) };
  }
}

function stageCount(d: Dice, status: DealRow['status'], health: Health | null): number {
  if (status === 'won' || health === 'closing soon') return STAGES.length;
  if (health === 'new') return d.whole(1, 2);
  if (health !== null) return d.whole(2, 5);
  return d.weighted([
    [1, 10],
    [2, 22],
    [3, 28],
    [4, 26],
    [5, 14],
  ] as const);
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export function planDeal(plan: DealPlan, index: number): PlannedDeal {
  const d = dice(plan.seed, `deal:${index}`);
  const account = plan.accounts[d.int(plan.accounts.length)];
  const seller = plan.sellers[d.int(plan.sellers.length)];
  if (!account || !seller) throw new Error('A scenario needs companies and sellers.');
  const isOpen = index >= plan.deals - plan.open;
  const now = plan.now.getTime();
  const from = plan.from.getTime();
  const cycle = Math.min(260, Math.max(12, d.skewed(64, 0.5)));
  const shape = isOpen ? openShape(d) : null;
  const end = shape ? now : from + (0.03 + 0.968 * d.next() ** 0.85) * (now - from);
  const openedAt = end - (shape?.age ?? cycle) * DAY_MS;
  const facts = drawFacts(d, account, seller, Math.max(0, openedAt - from) / (365.25 * DAY_MS));
  const logOdds = knowableLogOdds(facts);
  const probability = sigmoid(logOdds + WIN_MODEL.unknowable * d.normal());
  const closed = d.chance(probability) ? 'won' : 'lost';
  const status = isOpen ? 'open' : closed;
  const reached = stageCount(d, status, shape?.health ?? null);
  const until = shape ? end - 0.5 * shape.age * DAY_MS * d.next() : end;
  const cuts = Array.from({ length: reached - 1 }, (_, n) => (n + 1 + d.between(-0.35, 0.35)) / reached);
  const stageStarts = [openedAt, ...cuts.map((cut) => openedAt + cut * (until - openedAt))];
  const seats = Math.max(5, Math.round(account.company.employees * d.between(0.06, 0.35)));
  const amount =
    Math.round((LIST_PRICE[facts.product] * (seats / 40) ** 0.55 * d.skewed(1, 0.25)) / 100) * 100;
  const attributes = attributesOf(d, facts, seats, isOpen && reached < 3 ? 0.22 : 0.06);
  if (status === 'lost') attributes.loss_reason = d.pick(LOSS_REASONS);
  if (status === 'won') attributes.contract_signed_on = isoDay(end - d.between(0, 4) * DAY_MS);
  const externalId = `deal-${String(index + 1).padStart(5, '0')}`;
  const stage = STAGES[reached - 1] ?? STAGES[0];
  const closedStage = status === 'won' ? 'Closed won' : 'Closed lost';
  const contact = account.contacts[0];
  const lastTouch = shape ? now - shape.silence * DAY_MS : end;
  const row: DealRow = {
    id: stableId(plan.orgId, externalId),
    org_id: plan.orgId,
    external_id: externalId,
    name: `${account.company.name}: ${facts.product}`,
    company_id: account.company.id,
    contact_id: contact?.id ?? '',
    owner_id: seller.id,
    owner_name: seller.name,
    product: facts.product,
    source: facts.source,
    competitor: facts.competitor,
    amount,
    currency: account.world.currency,
    stage: isOpen ? stage : closedStage,
    status,
    opened_at: new Date(openedAt).toISOString(),
    expected_close_on: isoDay(
      shape ? now + shape.closeIn * DAY_MS : openedAt + cycle * d.between(0.7, 1.15) * DAY_MS,
    ),
    closed_at: isOpen ? null : new Date(end).toISOString(),
    attributes,
    created_at: new Date(openedAt).toISOString(),
    updated_at: new Date(lastTouch).toISOString(),
  };
  return { row, account, facts, logOdds, probability, health: shape?.health ?? null, stageStarts, lastTouch };
}
