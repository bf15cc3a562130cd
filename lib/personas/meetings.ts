import type { EventFacts } from './behaviour-rows';

const RANK: Record<string, number> = {
  meeting_booked: 1,
  meeting_cancelled: 2,
  meeting_no_show: 3,
  meeting_completed: 4,
};

/** The meeting that each message led to, where its latest event says that it was held or missed. */
export function latestMeetings(events: readonly EventFacts[]): EventFacts[] {
  const latest = new Map<string, EventFacts>();
  for (const event of events) {
    if (!(event.type in RANK)) continue;
    const known = latest.get(event.messageId);
    if (!known || isAfter(event, known)) latest.set(event.messageId, event);
  }
  return [...latest.values()]
    .filter(({ type }) => type === 'meeting_completed' || type === 'meeting_no_show')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function isAfter(a: EventFacts, b: EventFacts): boolean {
  const rank = (RANK[a.type] ?? 0) - (RANK[b.type] ?? 0);
  return a.at > b.at || (a.at === b.at && (rank > 0 || (rank === 0 && a.id > b.id)));
}
