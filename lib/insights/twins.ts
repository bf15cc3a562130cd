import { type DealHistory, daysBetween } from './history';
import { activityTopics } from './patterns';

/** A step worth comparing in the life of a deal. `ref` is the row it comes from. */
export type Milestone = {
  key: string;
  label: string;
  day: number;
  ref: { type: 'activity' | 'stage_change'; id: string } | null;
};

/** Where two lives of deals parted: what they shared, then what each did next. */
export type Parting = {
  shared: string[];
  won: Milestone | null;
  lost: Milestone | null;
};

const SILENCE_KEY = 'silence';

function activityMilestones(
  deal: DealHistory,
  seen: Set<string>,
  i: number,
): { key: string; label: string }[] {
  const activity = deal.activities[i];
  if (!activity) return [];
  const found: { key: string; label: string }[] = [];
  const once = (key: string, label: string) => {
    if (!seen.has(key)) {
      seen.add(key);
      found.push({ key, label });
    }
  };
  if (activity.kind === 'meeting') once('meeting', 'first meeting');
  if (activity.direction === 'inbound') once('reply', 'first answer from the buyer');
  if (activity.contact_id) {
    const key = `contact:${activity.contact_id}`;
    if (!seen.has(key)) {
      seen.add(key);
      const n = [...seen].filter((entry) => entry.startsWith('contact:')).length;
      if (n === 2) once('second_contact', 'second contact joined');
      if (n === 3) once('third_contact', 'third contact joined');
    }
  }
  if (activity.direction !== 'outbound') {
    for (const topic of activityTopics(activity)) {
      if (topic === 'price') once('price', 'price came up');
      if (topic === 'commitment') once('commitment', 'buyer asked for the next formal step');
      if (topic === 'authority') once('authority', 'sign-off came up');
    }
  }
  return found;
}

/**
 * The life of a deal as its first meeting, answer, contacts, objections, stages and silences, in order of time.
 * `silenceDays` is the organisation's own idea of a long gap.
 */
export function milestonesOf(deal: DealHistory, silenceDays: number): Milestone[] {
  const opened = Date.parse(deal.opened_at);
  const events: { at: number; items: Omit<Milestone, 'day'>[] }[] = [];
  const seen = new Set<string>();
  let last = opened;
  deal.activities.forEach((activity, i) => {
    const at = Date.parse(activity.at);
    const gap = daysBetween(last, at);
    const ref = { type: 'activity' as const, id: activity.id };
    const items = activityMilestones(deal, seen, i).map((item) => ({ ...item, ref }));
    if (gap >= silenceDays && !seen.has(SILENCE_KEY)) {
      seen.add(SILENCE_KEY);
      items.unshift({ key: SILENCE_KEY, label: `nothing for ${gap} days`, ref });
    }
    last = at;
    if (items.length > 0) events.push({ at, items });
  });
  const end = deal.closed_at ? Date.parse(deal.closed_at) : null;
  if (end && daysBetween(last, end) >= silenceDays && !seen.has(SILENCE_KEY)) {
    const lastId = deal.activities.at(-1)?.id;
    events.push({
      at: last + silenceDays * 86_400_000,
      items: [
        {
          key: SILENCE_KEY,
          label: `nothing for the last ${daysBetween(last, end)} days`,
          ref: lastId ? { type: 'activity', id: lastId } : null,
        },
      ],
    });
  }
  for (const stage of deal.stages) {
    // The closing stage is the outcome itself, not a step towards it.
    if (deal.status !== 'open' && stage.to === deal.stage) continue;
    const at = Date.parse(stage.at);
    events.push({
      at,
      items: [
        {
          key: `stage:${stage.to}`,
          label: `moved to ${stage.to}`,
          ref: { type: 'stage_change', id: stage.id },
        },
      ],
    });
  }
  return events
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, items }) => items.map((item) => ({ ...item, day: daysBetween(opened, at) })));
}

/** Longest common subsequence of two key lists, as pairs of indices (dynamic programming, O(n·m)). */
export function commonSteps(a: readonly string[], b: readonly string[]): [number, number][] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = table[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/**
 * The first step at which the nearest won and the nearest lost deal parted: after the longest start they share,
 * the first thing that one of them did and the other never did (or did in another order). Null when they never part.
 */
export function findParting(won: readonly Milestone[], lost: readonly Milestone[]): Parting | null {
  const pairs = commonSteps(
    won.map((step) => step.key),
    lost.map((step) => step.key),
  );
  const shared: string[] = [];
  let w = 0;
  let l = 0;
  for (const [i, j] of pairs) {
    if (i !== w || j !== l) break;
    shared.push(won[i]?.label ?? '');
    w = i + 1;
    l = j + 1;
  }
  const next = { won: won[w] ?? null, lost: lost[l] ?? null };
  return next.won || next.lost ? { shared, ...next } : null;
}
