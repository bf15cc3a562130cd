import type { DealHistory } from '@/lib/insights/history';
import type { DealBundle } from '../rows';
import type { Scenario } from '../scenario';

/** As many letters of a text as the SQL function deal_histories hands out. */
const BODY_LETTERS = 800;

/** The scenario's deals in the shape in which the product reads a deal's past. */
export function historiesOf(scenario: Scenario): DealHistory[] {
  const companies = new Map(scenario.accounts.map(({ company }) => [company.id, company]));
  const people = new Map(scenario.accounts.flatMap(({ contacts }) => contacts.map((c) => [c.id, c.name])));
  const read = ({ deal, stageChanges, activities }: DealBundle): DealHistory => {
    const company = companies.get(deal.company_id);
    return {
      ...deal,
      company: company?.name ?? null,
      industry: company?.industry ?? null,
      company_size: company?.company_size ?? null,
      region: company?.region ?? null,
      stages: stageChanges.map((change) => ({
        id: change.id,
        from: change.from_stage,
        to: change.to_stage,
        at: change.occurred_at,
      })),
      changes: [],
      activities: activities.map(({ id, kind, direction, occurred_at, contact_id, subject, body }) => ({
        id,
        kind,
        direction,
        at: occurred_at,
        contact_id,
        contact: people.get(contact_id) ?? null,
        subject,
        body: body.slice(0, BODY_LETTERS),
      })),
    };
  };
  return Array.from(scenario.deals(), read);
}

/** A deal that has closed, with the moments as numbers. */
export type ClosedDeal = { deal: DealHistory; opened: number; closed: number; isWon: boolean };

/** The closed deals, the first to close first. */
export function closedOf(histories: readonly DealHistory[]): ClosedDeal[] {
  return histories
    .flatMap((deal) =>
      deal.closed_at
        ? {
            deal,
            opened: Date.parse(deal.opened_at),
            closed: Date.parse(deal.closed_at),
            isWon: deal.status === 'won',
          }
        : [],
    )
    .sort((a, b) => a.closed - b.closed || a.deal.id.localeCompare(b.deal.id));
}
