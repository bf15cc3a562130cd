import { DAY_MS } from '../deals';
import { stableId } from '../ids';
import type { Dice } from '../random';
import type { InsightRow } from './insights';

const MINUTE_MS = 60_000;
const VERDICTS = [
  ['helpful', 68],
  ['not_helpful', 22],
  ['incorrect', 10],
] as const;

/** What a person did with the insights of a deal that they opened. People's clicks are all that is drawn by chance here. */
export function clickOn(d: Dice, insight: InsightRow, by: string, closed: number) {
  const shown = Date.parse(insight.created_at) + d.between(0.05, 0.5) * MINUTE_MS;
  const own = { org_id: insight.org_id, insight_id: insight.id, principal_id: by };
  const event = (type: 'shown' | 'acted_on', at: number) => ({
    ...own,
    id: stableId(insight.org_id, `${insight.id}:${type}`),
    type,
    occurred_at: new Date(at).toISOString(),
  });
  const events = [event('shown', shown)];
  const acted = shown + d.between(0.1, 3) * DAY_MS;
  const canAct = insight.actions.length > 0 && acted < closed;
  if (canAct && d.chance(0.42)) events.push(event('acted_on', acted));
  return { events, feedback: judge(d, insight, own, shown, closed) };
}

function judge(
  d: Dice,
  insight: InsightRow,
  own: { org_id: string; insight_id: string; principal_id: string },
  shown: number,
  closed: number,
) {
  const at = shown + d.between(0.5, 30) * MINUTE_MS;
  if (!d.chance(0.34) || at >= closed) return [];
  const type = d.weighted<(typeof VERDICTS)[number][0]>(VERDICTS);
  const created_at = new Date(at).toISOString();
  return [
    {
      ...own,
      id: stableId(insight.org_id, `${insight.id}:${type}`),
      type,
      created_at,
      updated_at: created_at,
    },
  ];
}
