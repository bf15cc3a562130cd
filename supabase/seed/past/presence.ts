import { DAY_MS } from '../deals';
import { stableId } from '../ids';
import { dice } from '../random';

/** A person with a sign-in, and how much of a working week they use Winloop. */
export type User = { id: string; name: string; share: number };

const PLACES = [
  ['palette', 5],
  ['library', 3],
  ['conversations', 2],
] as const;

/** Who was here on which working day, and what their searches led to. Nothing of the day of the seeding itself. */
export function tellPresence(orgId: string, seed: number, users: readonly User[], from: number, now: number) {
  const days = [];
  const searches = [];
  for (let start = from; start < now - DAY_MS; start += DAY_MS) {
    const day = new Date(start).toISOString().slice(0, 10);
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const { id, name, share } of users) {
      const d = dice(seed, `presence:${name}:${Math.round((now - start) / DAY_MS)}`);
      if (!d.chance(share)) continue;
      days.push({ org_id: orgId, principal_id: id, day });
      if (!d.chance(0.45)) continue;
      const results = d.whole(1, 18);
      searches.push({
        id: stableId(orgId, `search:${name}:${day}`),
        org_id: orgId,
        principal_id: id,
        place: d.weighted<(typeof PLACES)[number][0]>(PLACES),
        results,
        opened_rank: d.chance(0.74) ? Math.min(results, Math.ceil(d.skewed(1.3, 0.7))) : null,
        occurred_at: new Date(Date.parse(day) + d.between(7.5, 16) * 3_600_000).toISOString(),
      });
    }
  }
  return { days, searches };
}
