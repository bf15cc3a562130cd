import type { Analysis } from './analysis-schema';
import type { FactBook, PersonaInput } from './facts';
import { figureReceipt } from './figure-receipt';
import { formatDay, listed } from './format';
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
    const text = `Open with what was on their mind on ${formatDay(opening.text.at)}: “${coreOf(opening)}”. Show that part first, with their own data.`;
    book.claim('approach', 'inferred', text, saidReceipt(book, opening));
  }
  const asked = QUESTION_KINDS.flatMap((kind) => {
    const [first] = distinct(heard.questions[kind]);
    return first ? [{ kind, first }] : [];
  }).sort((a, b) => (a.first.text.at < b.first.text.at ? 1 : -1));
  const latest = asked[0]?.first;
  if (latest) {
    const kinds = asked.slice(0, 2);
    const text = `Bring written answers on ${listed(kinds.map(({ kind }) => kind))} before they are asked for again; the latest question, on ${formatDay(latest.text.at)}: “${coreOf(latest)}”`;
    book.claim('approach', 'inferred', text, ...kinds.map(({ first }) => saidReceipt(book, first)));
  }
  pace(book, history.analysis);
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
