import { type Account, makeAccounts } from './companies';
import { DAY_MS, type DealPlan, type PlannedDeal, planDeal } from './deals';
import { stableId } from './ids';
import { createOutreach, type Outreach } from './outreach';
import { OUTREACH } from './phrases/opening';
import { dice } from './random';
import type { ActivityRow, DealBundle, Seller, StageChangeRow } from './rows';
import { tellDeal } from './timeline';
import { officeHours } from './touches';
import { STAGES } from './vendor';
import { achievableAuc } from './win-model';

export type ScenarioName = 'demo' | 'other' | 'large' | 'empty';

export type Shape = {
  seed: number;
  companies: number;
  deals: number;
  open: number;
  years: number;
  /** Messages of campaigns, beside those that began a deal. */
  letters: number;
  /** Share of the optional activities that is told: 1 is everything. */
  detail: number;
};

export const SHAPES: Record<Exclude<ScenarioName, 'empty'>, Shape> = {
  demo: { seed: 22, companies: 210, deals: 600, open: 80, years: 2, letters: 1500, detail: 1 },
  // The same seed: its first companies and contacts are also the demo's. Isolation has to hold all the same.
  other: { seed: 22, companies: 40, deals: 60, open: 14, years: 1.5, letters: 120, detail: 1 },
  large: { seed: 77, companies: 5000, deals: 20_000, open: 2400, years: 3, letters: 0, detail: 0.41 },
};

export type ScenarioInput = { orgId: string; shape: Shape; now: Date; sellers: readonly Seller[] };

export type Scenario = {
  accounts: Account[];
  /** One deal at a time, so that the large scenario needs no large memory. */
  deals: () => Generator<DealBundle>;
  /** Activities with contacts that hang on no deal. */
  loose: () => Generator<ActivityRow>;
  outreach: Outreach;
  truth: () => Truth;
};

export type Truth = { closed: number; won: number; open: number; winRate: number; achievableAuc: number };

function stageChanges(deal: PlannedDeal): StageChangeRow[] {
  const names: string[] = deal.stageStarts.map((_, i) => STAGES[i] ?? 'Negotiation');
  const moments = [...deal.stageStarts];
  if (deal.row.closed_at) {
    names.push(deal.row.stage);
    moments.push(Date.parse(deal.row.closed_at));
  }
  return names.map((to, i) => ({
    id: stableId(deal.row.org_id, `${deal.row.external_id}-stage-${i + 1}`),
    org_id: deal.row.org_id,
    deal_id: deal.row.id,
    from_stage: names[i - 1] ?? null,
    to_stage: to,
    occurred_at: new Date(moments[i] ?? 0).toISOString(),
  }));
}

function bundle(plan: DealPlan, index: number, detail: number): DealBundle {
  const deal = planDeal(plan, index);
  const d = dice(plan.seed, `thread:${index}`);
  const activities = tellDeal(d, deal, detail).map((touch, n): ActivityRow => {
    const key = `${deal.row.external_id}-${String(n + 1).padStart(3, '0')}`;
    const at = new Date(touch.at).toISOString();
    return {
      id: stableId(plan.orgId, key),
      org_id: plan.orgId,
      external_id: key,
      kind: touch.kind,
      direction: touch.direction,
      occurred_at: at,
      contact_id: touch.about.id,
      deal_id: deal.row.id,
      subject: touch.subject,
      body: touch.body,
      duration_seconds: touch.seconds,
      metadata: touch.metadata,
      created_at: at,
    };
  });
  return { deal: deal.row, stageChanges: stageChanges(deal), activities };
}

function* looseActivities(input: ScenarioInput, accounts: readonly Account[]): Generator<ActivityRow> {
  for (const { contacts } of accounts) {
    for (const contact of contacts) {
      const d = dice(input.shape.seed, `loose:${contact.external_id}`);
      if (!d.chance(0.4)) continue;
      const at = officeHours(d, input.now.getTime() - d.between(3, 300) * DAY_MS, contact.time_zone);
      const opened = d.chance(0.45);
      const occurredAt = new Date(at).toISOString();
      yield {
        id: stableId(input.orgId, `${contact.external_id}-letter`),
        org_id: input.orgId,
        external_id: `${contact.external_id}-letter`,
        kind: 'email',
        direction: 'outbound',
        occurred_at: occurredAt,
        contact_id: contact.id,
        deal_id: null,
        subject: d.pick([
          'What planners asked us this quarter',
          'Webinar: rush orders without panic',
          'Three customers, three rollouts',
          'Larkspur release notes',
        ]),
        body: `Dear ${contact.name},\n\n${d.pick(['You asked us to keep you posted.', 'This is our quarterly letter; one click ends it.', 'Short and without pictures, as always.'])} ${d.pick(OUTREACH.reason.filter((text) => !text.includes('{')))}`,
        duration_seconds: null,
        metadata: {
          opened,
          open_count: opened ? 1 : 0,
          clicked: opened && d.chance(0.2),
          replied: false,
          campaign: 'newsletter',
        },
        created_at: occurredAt,
      };
    }
  }
}

export function createScenario(input: ScenarioInput): Scenario {
  const { orgId, shape, now, sellers } = input;
  const from = new Date(now.getTime() - shape.years * 365.25 * DAY_MS);
  const accounts = makeAccounts({ orgId, seed: shape.seed, count: shape.companies, from, sellers });
  const plan: DealPlan = {
    orgId,
    seed: shape.seed,
    deals: shape.deals,
    open: shape.open,
    from,
    now,
    accounts,
    sellers,
  };
  return {
    accounts,
    *deals() {
      for (let index = 0; index < shape.deals; index++) yield bundle(plan, index, shape.detail);
    },
    loose: () => looseActivities(input, accounts),
    outreach: createOutreach(plan, shape.letters),
    truth() {
      const planned = Array.from({ length: shape.deals }, (_, index) => planDeal(plan, index));
      const closed = planned.filter((deal) => deal.row.status !== 'open');
      const won = closed.filter((deal) => deal.row.status === 'won').length;
      const auc = achievableAuc(
        closed.map((deal) => deal.logOdds),
        closed.map((deal) => deal.probability),
      );
      return {
        closed: closed.length,
        won,
        open: planned.length - closed.length,
        winRate: won / closed.length,
        achievableAuc: auc,
      };
    },
  };
}
