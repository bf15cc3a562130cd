import type { DealView } from './history';
import type { Step } from './next-steps';

type Answer = (best: Step['key'] | undefined, view: DealView) => string[];

/** The last person on their side we know by name. */
function contactName(view: DealView): string {
  return view.activities.findLast((activity) => activity.contact)?.contact ?? 'the buyer';
}

const BY_STEP: Record<Step['key'], (view: DealView) => string> = {
  meeting: (view) => `Offer ${contactName(view)} a choice of times for a short meeting this week.`,
  call: (view) => `Call ${contactName(view)} instead of writing again.`,
  new_contact: () => 'Ask for an introduction to the person who signs.',
  email: (view) => `Write ${contactName(view)} one question that can be answered in a line.`,
};

const withStep =
  (...more: string[]): Answer =>
  (best, view) => [...(best ? [BY_STEP[best](view)] : []), ...more];

/** What a rep can do about a finding: the step that worked best in the past first, then what the finding asks for. */
export const ANSWERS: Record<string, Answer> = {
  silent: withStep('Ask directly whether this is still on their list.'),
  no_meeting: withStep('Propose an agenda with one decision to take.'),
  slow_stage: withStep('Agree with the buyer on what must be true to take the next stage.'),
  past_close_date: withStep('Set a close date that the buyer has confirmed.'),
  slipped: withStep('Ask what has to happen before the new date.'),
  competitor: withStep('Find out what the decision will be judged on.'),
  single_threaded: withStep('Find out who else is affected and who approves.'),
  one_sided: withStep('Change the channel and the question.'),
  price_objection: withStep('Put the price beside the cost of leaving things as they are.'),
  timing_objection: withStep('Agree on a date to talk again and what will be different then.'),
  moved_back: withStep('Clear up what was missing before moving forward again.'),
  large_amount: withStep('Check the approval path for this amount.'),
  commitment: withStep('Send what was asked for today.'),
  engagement_rising: withStep('Suggest the next stage while they are engaged.'),
  multi_threaded: () => ['Give each of them the one thing they decide on.'],
  meeting_recent: () => ['Send the agreed next step with a date while the meeting is fresh.'],
};

/** A next step as a title: what to do, said to the rep. */
export const STEP_TITLES: Record<Step['key'], (view: DealView) => string[]> = {
  meeting: (view) => [`Get a meeting with ${contactName(view)}`, 'Book a meeting this week'],
  call: (view) => [`Call ${contactName(view)}`, 'Pick up the phone'],
  new_contact: () => ['Bring in a second contact', 'Reach another person on their side'],
  email: (view) => [`Write ${contactName(view)} a short question`],
};

export function stepAction(step: Step['key'], view: DealView): string {
  return BY_STEP[step](view);
}
