import type { PlannedDeal } from './deals';
import * as closing from './phrases/closing';
import * as discovery from './phrases/discovery';
import * as evaluation from './phrases/evaluation';
import * as opening from './phrases/opening';
import type { Dice } from './random';
import { createThread, type Thread, type Touch } from './touches';
import { createWriter } from './writing';

type Beat = (at: number) => void;
type Scene = { thread: Thread; deal: PlannedDeal; d: Dice };

const likely = (d: Dice, probability: number, beat: Beat): Beat[] => (d.chance(probability) ? [beat] : []);

function qualification({ thread, deal, d }: Scene): Beat[] {
  const { facts } = deal;
  const warm = facts.champion === 'none' ? opening.REPLY_COOL : opening.REPLY_WARM;
  const answer = [warm.open, warm.next];
  const first: Beat = (at) =>
    facts.source === 'Outbound' || facts.source === 'Event'
      ? thread.exchange(
          at,
          opening.OUTREACH.subjects,
          [opening.OUTREACH.open, opening.OUTREACH.reason, opening.OUTREACH.ask],
          answer,
        )
      : thread.mailIn(at, opening.INBOUND_INTEREST.subjects, [
          opening.INBOUND_INTEREST.open,
          opening.INBOUND_INTEREST.detail,
          opening.INBOUND_INTEREST.ask,
        ]);
  const cold: Beat = (at) =>
    thread.mailOut(at, opening.OUTREACH.subjects, [
      opening.OUTREACH.open,
      opening.OUTREACH.reason,
      opening.OUTREACH.ask,
    ]);
  const chase: Beat = (at) =>
    thread.exchange(
      at,
      opening.FOLLOW_UP.subjects,
      [opening.FOLLOW_UP.open, opening.FOLLOW_UP.reason, opening.FOLLOW_UP.ask],
      answer,
    );
  return [
    ...likely(d, facts.source === 'Outbound' ? 0.7 : 0, cold),
    first,
    ...likely(d, 0.55, chase),
    (at) =>
      thread.call(at, discovery.DISCOVERY.subjects, [discovery.DISCOVERY.pain, discovery.DISCOVERY.next]),
  ];
}

function discoveryBeats({ thread, deal, d }: Scene): Beat[] {
  const { facts } = deal;
  const spread = facts.stakeholders >= 4 ? discovery.STAKEHOLDERS.many : discovery.STAKEHOLDERS.few;
  return [
    (at) =>
      thread.meeting(at, discovery.DISCOVERY.subjects, [
        discovery.DISCOVERY.pain,
        discovery.DISCOVERY.today,
        discovery.DISCOVERY.goal,
        discovery.DISCOVERY.next,
      ]),
    (at) =>
      thread.note(at, 'Champion', [
        discovery.CHAMPION[facts.champion],
        ...(facts.stakeholders === 3 ? [] : [spread]),
      ]),
    ...likely(d, 0.6, (at) => thread.note(at, 'Budget', [discovery.BUDGET[facts.budget]])),
    ...likely(d, 0.5, (at) => thread.item('task', at, closing.TASKS)),
    ...likely(d, 0.45, (at) =>
      thread.exchange(
        at,
        opening.FOLLOW_UP.subjects,
        [evaluation.ANSWERS.body, evaluation.ANSWERS.ask],
        [evaluation.QUESTIONS.ask, evaluation.QUESTIONS.close],
      ),
    ),
  ];
}

/** Ahead or behind is what the competitor is worth against this product, not how the deal ended. */
function standing(deal: PlannedDeal): readonly string[] {
  const { facts } = deal;
  if (!facts.competitor) return evaluation.COMPETITION.none;
  if (facts.champion === 'strong' && facts.competitor !== 'In-house build')
    return evaluation.COMPETITION.ahead;
  return facts.champion === 'none' ? evaluation.COMPETITION.behind : evaluation.COMPETITION.even;
}

function evaluationBeats({ thread, deal, d }: Scene): Beat[] {
  const { facts } = deal;
  const reaction = d.chance({ strong: 0.85, some: 0.55, none: 0.3 }[facts.champion])
    ? evaluation.DEMO.liked
    : evaluation.DEMO.disliked;
  const objection =
    facts.requestedDiscount > 0.12
      ? evaluation.OBJECTION.price
      : d.pick([evaluation.OBJECTION.timing, evaluation.OBJECTION.authority, evaluation.OBJECTION.trust]);
  return [
    (at) =>
      thread.meeting(at, evaluation.DEMO.subjects, [evaluation.DEMO.went, reaction, evaluation.DEMO.next]),
    (at) =>
      thread.mailIn(at, evaluation.QUESTIONS.subjects, [
        evaluation.QUESTIONS.open,
        evaluation.QUESTIONS.ask,
        evaluation.QUESTIONS.close,
      ]),
    ...likely(d, 0.75, (at) =>
      thread.exchange(
        at,
        evaluation.ANSWERS.subjects,
        [evaluation.ANSWERS.open, evaluation.ANSWERS.body, evaluation.ANSWERS.ask],
        [evaluation.QUESTIONS.ask, evaluation.QUESTIONS.close],
      ),
    ),
    ...likely(d, facts.competitor ? 0.9 : 0.3, (at) => thread.note(at, 'Competition', [standing(deal)])),
    ...likely(d, 0.6, (at) => thread.note(at, 'Objection', [objection])),
    ...likely(d, facts.executiveMet ? 1 : 0, (at) =>
      thread.meeting(
        at,
        ['Executive meeting', 'Call with the sponsor', 'Management briefing'],
        [discovery.STAKEHOLDERS.executive],
      ),
    ),
    ...likely(d, 0.4, (at) => thread.item('file', at, closing.FILES)),
  ];
}

function proposalBeats({ thread, deal, d }: Scene): Beat[] {
  const { facts } = deal;
  const tone = facts.champion === 'none' ? closing.PROGRESS_IN.cool : closing.PROGRESS_IN.warm;
  const haggling = facts.requestedDiscount > 0.12 ? closing.DISCOUNT.hard : closing.DISCOUNT.soft;
  return [
    (at) =>
      thread.exchange(
        at,
        closing.PROPOSAL.subjects,
        [closing.PROPOSAL.open, closing.PROPOSAL.body, closing.PROPOSAL.ask],
        [tone],
      ),
    ...likely(d, facts.requestedDiscount > 0.03 ? 0.85 : 0.15, (at) =>
      thread.mailIn(at, closing.PROGRESS_IN.subjects, [haggling]),
    ),
    ...likely(d, 0.5, (at) =>
      thread.call(at, closing.PROPOSAL.subjects, [discovery.BUDGET[facts.budget], discovery.DISCOVERY.next]),
    ),
    ...likely(d, facts.replyHours > 36 ? 0.9 : 0.3, (at) =>
      thread.mailOut(at, closing.CHASE.subjects, [closing.CHASE.open, closing.CHASE.ask]),
    ),
    ...likely(d, 0.4, (at) => thread.note(at, 'Champion', [discovery.CHAMPION[facts.champion]])),
    ...likely(d, 0.35, (at) => thread.item('task', at, closing.TASKS)),
  ];
}

function negotiationBeats({ thread, deal, d }: Scene): Beat[] {
  const { facts } = deal;
  const fast = facts.replyHours < 30 && facts.champion !== 'none';
  return [
    (at) => thread.note(at, 'Legal review', [closing.NEGOTIATION.legal]),
    ...likely(d, 0.6, (at) => thread.call(at, closing.CHASE.subjects, [closing.NEGOTIATION.procurement])),
    (at) =>
      thread.exchange(
        at,
        closing.CHASE.subjects,
        [closing.CHASE.open, closing.CHASE.ask],
        [fast ? closing.PROGRESS_IN.warm : closing.PROGRESS_IN.cool],
      ),
    ...likely(d, 0.7, (at) =>
      thread.note(at, fast ? 'Momentum' : 'Delay', [
        fast ? closing.NEGOTIATION.momentum : closing.NEGOTIATION.drag,
      ]),
    ),
    ...likely(d, 0.5, (at) => thread.item('file', at, closing.FILES)),
  ];
}

const SCENES = [qualification, discoveryBeats, evaluationBeats, proposalBeats, negotiationBeats];

function endingBank(deal: PlannedDeal): readonly string[] {
  if (deal.row.status === 'won') return closing.ENDING.won;
  switch (deal.row.attributes.loss_reason) {
    case 'Chose a competitor':
      return deal.facts.competitor ? closing.ENDING.lostCompetitor : closing.ENDING.lostSilence;
    case 'No budget':
    case 'Price':
      return closing.ENDING.lostBudget;
    case 'Missing feature':
      return closing.ENDING.lostFit;
    default:
      return closing.ENDING.lostSilence;
  }
}

/** Everything that happened on a deal up to its last touch, in order. `detail` below 1 thins the thread out. */
export function tellDeal(d: Dice, deal: PlannedDeal, detail: number): Touch[] {
  const thread = createThread(d, deal, createWriter(d, deal));
  const end = deal.lastTouch;
  for (const [index, start] of deal.stageStarts.entries()) {
    const until = Math.max(start, deal.stageStarts[index + 1] ?? end);
    const beats = (SCENES[index]?.({ thread, deal, d }) ?? []).filter(
      (_, n) => n === 0 || detail >= 1 || d.chance(detail),
    );
    for (const [n, beat] of beats.entries()) beat(thread.within(start, until, (n + 0.4) / beats.length));
  }
  const told = thread.touches.filter(
    (touch) => touch.at < end && touch.at >= Date.parse(deal.row.opened_at) - 86_400_000,
  );
  if (deal.row.status !== 'open') {
    const before = thread.touches.length;
    thread.note(end, deal.row.status === 'won' ? 'Won' : 'Lost', [endingBank(deal)]);
    told.push(...thread.touches.slice(before).map((touch) => ({ ...touch, at: end })));
  }
  return told.sort((a, b) => a.at - b.at);
}
