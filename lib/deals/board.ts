import type { DealRow, StageSummary } from './schema';

type SummaryRow = {
  stage: string;
  n_open: number;
  n_closed: number;
  amount_open: number | null;
  mean_position: number | null;
};

/** Stages worth a column: those with open deals, and those deals pass through without ending there. */
export function orderStages(rows: readonly SummaryRow[]): StageSummary[] {
  return rows
    .filter((row) => row.n_open > 0 || (row.n_closed === 0 && row.mean_position !== null))
    .sort(
      (a, b) =>
        (a.mean_position ?? Number.POSITIVE_INFINITY) - (b.mean_position ?? Number.POSITIVE_INFINITY) ||
        a.stage.localeCompare(b.stage),
    )
    .map((row) => ({ stage: row.stage, open: row.n_open, amount_open: row.amount_open ?? 0 }));
}

/** What the deals are worth, currency by currency, the largest first: amounts of two currencies are never added. */
export function totalsByCurrency(deals: readonly DealRow[]): { currency: string; amount: number }[] {
  const totals = new Map<string, number>();
  for (const { currency, amount } of deals) totals.set(currency, (totals.get(currency) ?? 0) + (amount ?? 0));
  return [...totals].map(([currency, amount]) => ({ currency, amount })).sort((a, b) => b.amount - a.amount);
}

export type BoardColumn = { stage: string; deals: DealRow[] };

/** Deals by stage, in the order of the stages; a stage unknown to the summary comes last. */
export function toBoard(stages: readonly StageSummary[], deals: readonly DealRow[]): BoardColumn[] {
  const columns = new Map<string, DealRow[]>(stages.map(({ stage }) => [stage, []]));
  for (const deal of deals) {
    if (deal.status !== 'open') continue;
    const column = columns.get(deal.stage) ?? [];
    column.push(deal);
    columns.set(deal.stage, column);
  }
  return [...columns].map(([stage, items]) => ({ stage, deals: items }));
}
