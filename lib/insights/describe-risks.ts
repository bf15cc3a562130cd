import { activityEvidence, type Evidence } from './finding';
import { formatDay, formatDays, formatMoney } from './format';
import { type DealView, daysBetween } from './history';
import { recentMention, slips, unansweredTouches } from './patterns';
import type { PipelineShape } from './stages';

/** What a pattern looks like on this deal: titles to choose from, one sentence, its receipts. */
export type Description = { titles: string[]; sentence: string; evidence: Evidence[] };
export type Describe = (view: DealView, shape: PipelineShape) => Description;

/** The deal's own record as a receipt. */
export function dealEvidence(view: DealView, extra: string): Evidence {
  return { type: 'deal', id: view.deal.id, label: `${view.deal.name}: ${extra}` };
}

/** The stage the deal stands in, with the day it got there. */
export function stageEvidence(view: DealView, extra = ''): Evidence {
  const label = `In ${view.stage} since ${formatDay(view.stageSince)}, ${formatDays(view.daysInStage)}${extra}`;
  return view.stageChangeId
    ? { type: 'stage_change', id: view.stageChangeId, label }
    : { type: 'deal', id: view.deal.id, label };
}

const objection =
  (topic: 'price' | 'timing', titles: string[], fallback: string): Describe =>
  (view) => {
    const activity = recentMention(view, topic);
    if (!activity) return { titles, sentence: fallback, evidence: [] };
    const evidence = activityEvidence(activity, '', topic);
    const who = activity.contact ?? 'The buyer';
    const sentence = evidence.quote
      ? `${who} wrote on ${formatDay(activity.at)}: “${evidence.quote}”`
      : `${fallback} on ${formatDay(activity.at)}.`;
    return { titles, sentence, evidence: [evidence] };
  };

export const RISK_DESCRIPTIONS: Record<string, Describe> = {
  silent: (view, shape) => {
    const days = formatDays(view.daysSilent);
    const last = view.activities.at(-1);
    const usual = `nine in ten pauses here are shorter than ${formatDays(shape.silenceDays)}`;
    return {
      titles: [`Nothing has happened for ${days}`, `Silent for ${days}`, `No contact in ${days}`],
      sentence: last
        ? `The last thing on this deal was on ${formatDay(last.at)}, ${days} ago; ${usual}.`
        : `Nothing is logged since it was opened ${days} ago; ${usual}.`,
      evidence: [
        last
          ? activityEvidence(last, `${days} ago; ${usual}`)
          : dealEvidence(
              view,
              `opened ${formatDay(view.deal.opened_at)}, ${days} ago, no activity; ${usual}`,
            ),
      ],
    };
  },
  no_meeting: (view) => ({
    titles: [`At ${view.stage} without a meeting`, 'No meeting held yet'],
    sentence: `It has been open for ${formatDays(view.ageDays)} and stands at ${view.stage}, and nobody has met the buyer.`,
    evidence: [
      dealEvidence(
        view,
        `at ${view.stage}, open for ${formatDays(view.ageDays)}, no meeting among ${view.activities.length} activities`,
      ),
    ],
  }),
  slow_stage: (view, shape) => {
    const limit = formatDays(shape.slowStageDays[view.stage] ?? 0);
    const extra = `; four in five deals leave ${view.stage} within ${limit}`;
    return {
      titles: [`${formatDays(view.daysInStage)} in ${view.stage}`, `Stuck in ${view.stage}`],
      sentence: `It has stood in ${view.stage} for ${formatDays(view.daysInStage)}; four in five deals leave within ${limit}.`,
      evidence: [stageEvidence(view, extra)],
    };
  },
  past_close_date: (view) => {
    const due = view.expectedClose ?? view.now;
    const late = formatDays(daysBetween(due, view.now));
    return {
      titles: [`Close date passed ${late} ago`, 'Past its expected close date'],
      sentence: `It was expected to close on ${formatDay(due)}, ${late} ago, and is still open.`,
      evidence: [dealEvidence(view, `expected to close ${formatDay(due)}, ${late} ago, still open`)],
    };
  },
  slipped: (view) => {
    const moves = slips(view);
    const last = moves.at(-1);
    const times = moves.length === 1 ? 'once' : `${moves.length} times`;
    const from = formatDay(last?.old ?? view.now);
    const to = formatDay(last?.new ?? view.now);
    return {
      titles: [`Close date moved back ${times}`, `Slipped to ${to}`],
      sentence: `The expected close was moved back ${times}, last from ${from} to ${to}.`,
      evidence: last
        ? [
            {
              type: 'field_change',
              id: last.id,
              label: `Expected close moved from ${from} to ${to} on ${formatDay(last.at)}; moved back ${times} in all`,
            },
          ]
        : [],
    };
  },
  competitor: (view) => {
    const mention = recentMention(view, 'competitor');
    const name = view.competitor;
    const evidence: Evidence[] = [];
    if (name) evidence.push(dealEvidence(view, `competitor ${name}`));
    if (mention) evidence.push(activityEvidence(mention, '', 'competitor'));
    const quote = evidence.find((item) => item.quote)?.quote;
    const said =
      mention && quote ? ` ${mention.contact ?? 'The buyer'} on ${formatDay(mention.at)}: “${quote}”` : '';
    return {
      titles: name
        ? [`${name} is in the race`, `Competing with ${name}`]
        : ['The buyer is looking at others'],
      sentence: `${name ? `${name} is named as a competitor.` : 'The buyer mentioned another vendor.'}${said}`,
      evidence,
    };
  },
  single_threaded: (view) => {
    const last = view.activities.findLast((activity) => activity.contact_id);
    const who = last?.contact ?? 'one contact';
    const n = view.activities.length;
    return {
      titles: [`Everything hangs on ${who}`, 'Only one contact involved'],
      sentence: `All ${n} activities on this deal involve ${who} alone; nobody else on the buying side has been reached.`,
      evidence: last ? [activityEvidence(last, `the only contact in ${n} activities`)] : [],
    };
  },
  one_sided: (view) => {
    const run = unansweredTouches(view);
    const latest = run[0];
    const first = run.at(-1);
    return {
      titles: [`${run.length} messages without an answer`, 'The buyer has stopped answering'],
      sentence: `We reached out ${run.length} times since ${formatDay(first?.at ?? view.now)} and heard nothing back.`,
      evidence:
        latest && first
          ? [activityEvidence(latest, `unanswered, ${run.length} in a row since ${formatDay(first.at)}`)]
          : [],
    };
  },
  price_objection: objection(
    'price',
    ['The price is in question', 'Price came up'],
    'The buyer raised the price',
  ),
  timing_objection: objection(
    'timing',
    ['The buyer is putting it off', 'Timing is in question'],
    'The buyer put it off',
  ),
  moved_back: (view) => {
    const last = view.stages.at(-1);
    const when = formatDay(last?.at ?? view.now);
    return {
      titles: [`Moved back to ${view.stage}`],
      sentence: `It went back from ${last?.from ?? 'a later stage'} to ${view.stage} on ${when}.`,
      evidence: [stageEvidence(view, `; moved back from ${last?.from ?? 'a later stage'} on ${when}`)],
    };
  },
  large_amount: (view, shape) => {
    const amount = formatMoney(view.deal.amount ?? 0, view.deal.currency);
    const limit = formatMoney(shape.highAmount ?? 0, view.deal.currency);
    return {
      titles: [`Larger than our usual deal`, `${amount} is large for us`],
      sentence: `At ${amount} it is larger than nine in ten of our deals (${limit}).`,
      evidence: [dealEvidence(view, `${amount}; nine in ten deals are below ${limit}`)],
    };
  },
};
