import { DAY_MS, type HistoryActivity, type Timeline } from './history';

/** Days after a finding in which a step counts as its answer. */
export const STEP_WINDOW_DAYS = 14;

/** What a rep can do about a finding; which one helped is measured, see replay.ts. */
export type Step = {
  key: 'meeting' | 'call' | 'new_contact' | 'email';
  /** "… within 14 days" in a receipt. */
  label: string;
  matches: (activity: HistoryActivity, contactsBefore: ReadonlySet<string>) => boolean;
};

export const STEPS: readonly Step[] = [
  { key: 'meeting', label: 'had a meeting', matches: (activity) => activity.kind === 'meeting' },
  { key: 'call', label: 'were called', matches: (activity) => activity.kind === 'call' },
  {
    key: 'new_contact',
    label: 'brought in another contact',
    matches: (activity, before) => activity.contact_id !== null && !before.has(activity.contact_id),
  },
  {
    key: 'email',
    label: 'got an e-mail',
    matches: (activity) => activity.kind === 'email' && activity.direction !== 'inbound',
  },
];

/** Which steps can answer which finding: a meeting does not undo a large amount. */
export const STEPS_FOR: Record<string, readonly Step['key'][]> = {
  silent: ['meeting', 'call', 'new_contact', 'email'],
  no_meeting: ['meeting'],
  slow_stage: ['meeting', 'call', 'new_contact'],
  past_close_date: ['meeting', 'call'],
  slipped: ['meeting', 'new_contact'],
  competitor: ['meeting', 'new_contact'],
  single_threaded: ['new_contact'],
  one_sided: ['call', 'new_contact', 'meeting'],
  price_objection: ['meeting', 'call'],
  timing_objection: ['meeting', 'call'],
  moved_back: ['meeting', 'call'],
  large_amount: ['new_contact', 'meeting'],
  commitment: ['meeting', 'call'],
  engagement_rising: ['meeting', 'new_contact'],
};

/** The steps taken in the window after `from` (milliseconds). */
export function stepsTaken(timeline: Timeline, from: number): Set<Step['key']> {
  const before = new Set<string>();
  const taken = new Set<Step['key']>();
  timeline.deal.activities.forEach((activity, i) => {
    const at = timeline.activityTimes[i] ?? 0;
    if (at <= from) {
      if (activity.contact_id) before.add(activity.contact_id);
      return;
    }
    if (at > from + STEP_WINDOW_DAYS * DAY_MS) return;
    for (const step of STEPS) if (step.matches(activity, before)) taken.add(step.key);
  });
  return taken;
}
