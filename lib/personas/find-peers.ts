import type { FactBook, PersonaInput } from './facts';
import { OBJECTION_WORDS } from './find-said';
import { CHANNEL_WORDS } from './find-when';
import { capital, clip, formatDay, formatRate, plural } from './format';
import { coreOf, distinct, hear } from './said';
import { OBJECTION_KINDS } from './topics';

type History = NonNullable<PersonaInput['history']>;
const MIN_MESSAGES = 30;
const MIN_REASONS = 3;

/** What is known of people like them, always said to be about others: why they bought and why not, and what worked. */
export function findPeers(book: FactBook, history: History): void {
  wins(book, history);
  losses(book, history);
  worked(book, history);
  library(book, history);
}

function wins(book: FactBook, { similar, peerWins }: History): void {
  const heard = peerWins.map((deal) => ({ deal, heard: hear(deal.texts) }));
  const newest = [...heard].sort((a, b) => (a.deal.at < b.deal.at ? 1 : -1));
  const latest = newest[0]?.deal;
  for (const { deal, heard: own } of newest) {
    const [goal] = distinct(own.themes.goal);
    if (!goal) continue;
    const id = book.receipt({
      type: 'peers',
      label: `A deal won with a similar person on ${formatDay(deal.at)}; said on ${formatDay(goal.text.at)}`,
      quote: goal.quote,
      observed_at: deal.at,
      sources: [{ type: 'activity', id: goal.text.id, occurred_at: goal.text.at }],
    });
    const text = `A similar person who bought (won on ${formatDay(deal.at)}) was after “${coreOf(goal)}”; worth asking whether that holds here.`;
    book.claim('buying_motivations', 'inferred', text, id);
    break;
  }
  const rate = similar?.win_rate;
  if (similar && rate && rate.n >= 10 && latest) {
    const label = `Closed deals with ${similar.n} similar people: ${formatRate(rate)} won, the latest on ${formatDay(latest.at)}`;
    const sources = newest.map(({ deal }) => ({ type: 'deal' as const, id: deal.id, occurred_at: deal.at }));
    const id = book.receipt({ type: 'peers', label, observed_at: latest.at, sources });
    const text = `${similar.n} people who resemble them bought in ${formatRate(rate)} of their closed deals: an association, not a forecast.`;
    book.claim('buying_motivations', 'inferred', text, id);
  }
  const [top] = OBJECTION_KINDS.map((kind) => ({
    kind,
    deals: newest.filter(({ heard: own }) => own.objections[kind].length > 0).map(({ deal }) => deal),
  })).sort((a, b) => b.deals.length - a.deals.length);
  const first = top?.deals[0];
  if (top && first && top.deals.length >= 2) {
    const words = OBJECTION_WORDS[top.kind];
    const label = `${capital(words)} came up in ${top.deals.length} of the ${peerWins.length} latest deals won with similar people, the last one won on ${formatDay(first.at)}`;
    const sources = top.deals.map(({ id, at }) => ({ type: 'deal' as const, id, occurred_at: at }));
    const id = book.receipt({ type: 'peers', label, observed_at: first.at, sources });
    const text = `An objection about ${words} need not end it: one came up in ${top.deals.length} of the ${peerWins.length} latest deals that were won with similar people.`;
    book.claim('approach', 'inferred', text, id);
  }
}

function losses(book: FactBook, { peerReasons: peers }: History): void {
  const [top] = peers?.reasons ?? [];
  if (!peers || !top || top.n < MIN_REASONS) return;
  const label = `Lost deals with similar people: “${top.reason}” is the reason in ${top.n} of ${peers.deals}, the latest on ${formatDay(peers.latest)}`;
  const id = book.receipt({ type: 'peers', label, observed_at: peers.latest });
  const text = `From people like them, not from them: “${top.reason}” is the reason on file for ${top.n} of ${plural(peers.deals, 'lost deal')}.`;
  book.claim('likely_objections', 'inferred', text, id);
}

function worked(book: FactBook, { similar, analysis }: History): void {
  const [best] = [...(similar?.worked ?? [])]
    .filter(({ rate }) => rate.n >= MIN_MESSAGES && rate.mean > (similar?.positive_reply_rate?.mean ?? 1))
    .sort((a, b) => b.rate.interval[0] - a.rate.interval[0]);
  if (!best || !similar) return;
  const what =
    best.dimension === 'channel'
      ? (CHANNEL_WORDS[best.value] ?? best.value)
      : `the ${best.dimension} “${best.value}”`;
  const id = book.receipt({
    type: 'peers',
    label: `Messages to ${similar.n} similar people, ${best.dimension} “${best.value}”: positive replies ${formatRate(best.rate)}`,
    observed_at: analysis.as_of,
  });
  const text = `With ${similar.n} similar people ${what} brought positive replies to ${formatRate(best.rate)} of messages, more than the rest; try it here and watch.`;
  book.claim('approach', 'inferred', text, id);
}

function library(book: FactBook, { practices }: History): void {
  const [practice] = practices;
  if (!practice) return;
  const [first = ''] = practice.content.split('\n');
  const id = book.receipt({
    type: 'practice',
    label: `Best practice for this context: positive replies ${formatRate(practice.rate)}`,
    quote: clip(practice.content, 400),
    observed_at: practice.updated_at,
    source_id: practice.id,
  });
  const text = `The library’s best fit for this context brought positive replies to ${formatRate(practice.rate)} of messages: “${clip(first, 160).replace(/…$/, '')}”.`;
  book.claim('approach', 'inferred', text, id);
}
