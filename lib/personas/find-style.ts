import { quantile } from '../stats/quantile';
import type { Analysis } from './analysis-schema';
import type { Comparison } from './compare-schema';
import type { FactBook, PersonaInput } from './facts';
import { answerReceipt, besidePeers, figureReceipt } from './figure-receipt';
import { formatDay, formatRate, listed, plural } from './format';
import { type PersonaText, sentencesOf } from './said';

const MIN_ANSWERS = 3;
const MIN_MAILS = 4;

/** How they answer, how they write, and how that compares. */
export function findStyle(
  book: FactBook,
  { analysis, texts, comparisons }: NonNullable<PersonaInput['history']>,
): void {
  answering(book, analysis, comparisons);
  writing(book, texts);
  reading(book, analysis, comparisons);
}

function answering(book: FactBook, analysis: Analysis, comparisons: readonly Comparison[]): void {
  const { answered, trend } = analysis.response_time;
  const answer = answerReceipt(book, analysis);
  if (answer && answer.n >= MIN_ANSWERS) {
    const compared = besidePeers(book, comparisons, 'response_hours', analysis.as_of);
    const counted = [plural(answer.n, 'answer'), answer.range].filter(Boolean).join(', ');
    const text = `Half of their answers come within ${answer.usual} (${counted})${compared ? `, ${compared.text}` : ''}.`;
    book.claim('communication_style', 'confirmed', text, answer.id, ...(compared ? [compared.id] : []));
  }
  if (answered.n >= 5) {
    const id = figureReceipt(
      book,
      answered,
      `Our messages that were answered: ${formatRate(answered.rate)}`,
      analysis.as_of,
    );
    const how = stepOf(answered.rate.mean, [
      [0.6, 'Answers most of what we write'],
      [0.3, 'Answers some of what we write'],
      [0, 'Leaves most of what we write unanswered'],
    ]);
    book.claim('communication_style', 'confirmed', `${how}: ${formatRate(answered.rate)}.`, id);
  }
  if (trend.direction !== 'no_clear_trend') {
    const id = figureReceipt(
      book,
      trend,
      `Answers have become ${trend.direction}, n = ${trend.n}`,
      analysis.as_of,
    );
    const text =
      trend.direction === 'faster'
        ? 'Answers have become faster over time.'
        : 'Answers have become slower over time; the exchange may be cooling.';
    book.claim('communication_style', trend.direction === 'faster' ? 'confirmed' : 'inferred', text, id);
  }
}

/** Length and questions of what they wrote themselves. */
function writing(book: FactBook, texts: readonly PersonaText[]): void {
  const own = texts
    .filter(({ by, kind }) => by === 'them' && (kind === 'email' || kind === 'linkedin' || kind === 'reply'))
    .map((text) => ({ text, sentences: sentencesOf(text.body) }))
    .filter(({ sentences }) => sentences.length > 0);
  if (own.length < MIN_MAILS) return;
  const words = Math.round(
    quantile(
      own.map(({ sentences }) => sentences.join(' ').split(/\s+/).length),
      0.5,
    ),
  );
  const asking = own.filter(({ sentences }) => sentences.some((sentence) => sentence.endsWith('?'))).length;
  const days = own.map(({ text }) => text.at).sort();
  const id = book.receipt({
    type: 'analysis',
    label: `${own.length} e-mails and replies of theirs, ${formatDay(days[0] ?? '')} to ${formatDay(days.at(-1) ?? '')}: median length ${words} words without greeting, ${asking} of them ask a question`,
    observed_at: days.at(-1) ?? '',
    sources: own.slice(0, 12).map(({ text }) => ({
      type: text.type === 'reply' ? 'message' : 'activity',
      id: text.id,
      occurred_at: text.at,
    })),
  });
  const length = stepOf(words, [
    [61, 'Writes at length'],
    [21, 'Writes a few sentences'],
    [0, 'Writes briefly'],
  ]);
  const questions = asking / own.length >= 0.5 ? 'and usually asks something' : 'and seldom asks';
  const text = `${length} ${questions}: a typical mail has ${words} words, and ${asking} of ${own.length} contain a question.`;
  book.claim('communication_style', 'confirmed', text, id);
}

/** What they do with what they get. */
function reading(
  book: FactBook,
  { email, content, as_of }: Analysis,
  comparisons: readonly Comparison[],
): void {
  const compared = besidePeers(book, comparisons, 'engagement_rate', as_of);
  if (email.open_rate.n >= 5) {
    const id = figureReceipt(
      book,
      email.open_rate,
      `Tracked e-mails that they opened: ${formatRate(email.open_rate.rate)}; clicked: ${formatRate(email.click_rate.rate)}`,
      as_of,
    );
    const text = `Opens ${formatRate(email.open_rate.rate)} of our tracked e-mails and clicks in ${formatRate(email.click_rate.rate)}; machine opens are not counted.${compared ? ` Their engagement is ${compared.text}.` : ''}`;
    book.claim('communication_style', 'confirmed', text, id, ...(compared ? [compared.id] : []));
  }
  const talks = [
    content.meetings_held.n >= 3 ? `meetings held: ${formatRate(content.meetings_held.rate)}` : '',
    content.no_shows > 0 ? `missed: ${content.no_shows}` : '',
  ].filter(Boolean);
  if (talks.length > 0) {
    const id = figureReceipt(
      book,
      content.meetings_held,
      `Of the meetings arranged, ${listed(talks)}`,
      as_of,
    );
    book.claim(
      'communication_style',
      'confirmed',
      `Turns up when a meeting is arranged: ${formatRate(content.meetings_held.rate)}.`,
      id,
    );
  }
}

/** The words of the first step that the value reaches; steps from high to low. */
function stepOf(value: number, steps: readonly (readonly [from: number, words: string])[]): string {
  return steps.find(([from]) => value >= from)?.[1] ?? '';
}
