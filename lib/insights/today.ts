import type { TodayItem } from './schema';

/** One card per deal: its weightiest reason first, the others beside it. */
export type TodayCard = { key: string; lead: TodayItem; others: TodayItem[]; ids: string[] };

export function groupByDeal(items: readonly TodayItem[]): TodayCard[] {
  const cards = new Map<string, TodayItem[]>();
  for (const item of items) {
    const key = item.deal_id ?? item.id;
    cards.set(key, [...(cards.get(key) ?? []), item]);
  }
  return [...cards].flatMap(([key, group]) => {
    const [lead, ...others] = [...group].sort((a, b) => b.severity - a.severity);
    return lead ? [{ key, lead, others, ids: group.map((item) => item.id) }] : [];
  });
}
