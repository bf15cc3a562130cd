import type { Analysis } from './analysis-schema';
import type { FactBook, PersonaInput } from './facts';
import { figureReceipt } from './find-style';
import { CHANNEL_WORDS } from './find-when';
import { clip, formatDay, formatRate, listed } from './format';
import { coreOf, distinct, type Heard } from './said';
import { saidReceipt } from './said-receipt';
import { QUESTION_KINDS } from './topics';

type History = NonNullable<PersonaInput['history']>;

/** What to do next, each step from something that was said, counted or learned. */
export function findApproach(book: FactBook, heard: Heard, history: History): void {
  const [pain] = distinct(heard.themes.pain);
  const [goal] = distinct(heard.themes.goal);
  const opening = [goal, pain]
    .filter((said) => said !== undefined)
    .sort((a, b) => (a.text.at < b.text.at ? 1 : -1))[0];
  if (opening) {
    const text = `Open with what was on their mind on ${formatDay(opening.text.at)}: “${coreOf(opening.quote)}”. Show that part first, with their own data.`;
    book.claim('approach', 'inferred', text, saidReceipt(book, opening));
  }
  const asked = QUESTION_KINDS.flatMap((kind) => {
    const [first] = distinct(heard.questions[kind]);
    return first ? [{ kind, first }] : [];
  }).sort((a, b) => (a.first.text.at < b.first.text.at ? 1 : -1));
  if (asked.length > 0) {
    const kinds = asked.slice(0, 2);
    const text = `Bring written answers on ${listed(kinds.map(({ kind }) => kind))} before they are asked for again.`;
    book.claim('approach', 'inferred', text, ...kinds.map(({ first }) => saidReceipt(book, first)));
  }
  fromPeers(book, history);
  pace(book, history.analysis);
}

function fromPeers(book: FactBook, { similar, practices, analysis }: History): void {
  const [best] = [...(similar?.worked ?? [])]
    .filter(({ rate }) => rate.n >= 30)
    .sort((a, b) => b.rate.interval[0] - a.rate.interval[0]);
  if (best && similar) {
    const what =
      best.dimension === 'channel'
        ? (CHANNEL_WORDS[best.value] ?? best.value)
        : `${best.dimension} “${best.value}”`;
    const id = book.receipt({
      type: 'peers',
      label: `Messages to ${similar.n} similar people, ${best.dimension} “${best.value}”: positive replies ${formatRate(best.rate)}`,
      observed_at: analysis.as_of,
    });
    const text = `With ${similar.n} similar people the ${what} brought a positive reply in ${formatRate(best.rate)} of messages; try it here and watch.`;
    book.claim('approach', 'inferred', text, id);
  }
  const [practice] = practices;
  if (practice) {
    const id = book.receipt({
      type: 'practice',
      label: `Best practice for this context: positive replies ${formatRate(practice.rate)}`,
      quote: clip(practice.content, 400),
      observed_at: practice.updated_at,
      source_id: practice.id,
    });
    const text = `The library’s best fit for this context brought positive replies in ${formatRate(practice.rate)}: “${clip(practice.content.split('\n')[0] ?? '', 160).replace(/…$/, '')}”.`;
    book.claim('approach', 'inferred', text, id);
  }
}

function pace(book: FactBook, { decision_speed: { verdict, ratio }, as_of }: Analysis): void {
  if (verdict === 'no_clear_difference' || ratio.value === null) return;
  const factor = ratio.value.toFixed(1);
  const id = figureReceipt(
    book,
    ratio,
    `Days in a stage over the organisation’s median: ${factor}, n = ${ratio.n}`,
    as_of,
  );
  const text =
    verdict === 'faster'
      ? `Keep the next step ready: their deals need ${factor} times the usual days in a stage.`
      : `Plan for a longer way: their deals need ${factor} times the usual days in a stage.`;
  book.claim('approach', 'inferred', text, id);
}
