import type { FactBook, PersonaInput } from './facts';
import { answerReceipt } from './figure-receipt';
import { dealReceipt, OBJECTION_WORDS } from './find-said';
import { formatDay, formatHours } from './format';
import { coreOf, distinct, type Heard } from './said';
import { countReceipt, rowsOf, saidReceipt } from './said-receipt';

type History = NonNullable<PersonaInput['history']>;

/** Do's and don'ts: what they asked for, and what went wrong before. */
export function findRules(book: FactBook, heard: Heard, { deals, analysis }: History): void {
  for (const said of distinct(heard.themes.request).slice(0, 3)) {
    const again = heard.themes.request.filter(
      ({ quote }) => coreOf(quote).toLowerCase() === coreOf(said.quote).toLowerCase(),
    );
    const often = rowsOf(again);
    const count = often > 2 ? countReceipt(book, 'this wish', again) : null;
    const lead = said.text.by === 'them' ? 'Do what they ask for' : 'Follow up on what they asked for';
    const text = `${lead}: “${coreOf(said.quote)}” (${count ? `${often} times, last on ` : ''}${formatDay(said.text.at)}).`;
    book.claim('dos', 'inferred', text, saidReceipt(book, said), ...(count ? [count] : []));
  }
  const answer = answerReceipt(book, analysis);
  const latest = analysis.response_time.median_hours.interval?.[1];
  if (answer && latest !== undefined && answer.n >= 5) {
    const text = `Wait at least ${formatHours(latest)} before you follow up: half of their answers take up to ${answer.usual}.`;
    book.claim('dos', 'inferred', text, answer.id);
  }
  donts(book, heard, deals, analysis);
}

function donts(
  book: FactBook,
  heard: Heard,
  deals: History['deals'],
  { email, as_of }: History['analysis'],
): void {
  if (email.unsubscribed) {
    const id = book.receipt({
      type: 'analysis',
      label: 'Unsubscribed from our e-mails',
      observed_at: email.reply_rate.period?.last ?? as_of,
    });
    book.claim('donts', 'confirmed', 'Don’t send marketing e-mails: they unsubscribed.', id);
  }
  const price = heard.objections.price;
  const lost = deals.find(
    ({ status, loss_reason }) => status === 'lost' && /price|budget/i.test(loss_reason ?? ''),
  );
  const [latest] = distinct(price);
  if (latest && lost) {
    const text = `Don’t name a price before its value is agreed: “${coreOf(latest.quote)}” (${formatDay(latest.text.at)}), and ${lost.name} was lost with the reason “${lost.loss_reason}”.`;
    book.claim('donts', 'inferred', text, saidReceipt(book, latest), dealReceipt(book, lost));
  }
  const [timing] = distinct(heard.objections.timing);
  if (timing) {
    const text = `Don’t press for a date they have ruled out: “${coreOf(timing.quote)}” (${formatDay(timing.text.at)}).`;
    book.claim('donts', 'inferred', text, saidReceipt(book, timing));
  }
  const [alone] = distinct(heard.themes.alone);
  if (alone) {
    const text = `Don’t bring in their colleagues unasked: “${coreOf(alone.quote)}” (${formatDay(alone.text.at)}).`;
    book.claim('donts', 'inferred', text, saidReceipt(book, alone));
  }
  const [disliked] = distinct(heard.themes.disliked);
  if (disliked) {
    const text = `Don’t dwell on what put them off: “${coreOf(disliked.quote)}” (${formatDay(disliked.text.at)}).`;
    book.claim('donts', 'inferred', text, saidReceipt(book, disliked));
  }
  const [interest] = distinct(heard.objections.interest);
  if (interest) {
    const text = `Don’t come back with the same message: “${coreOf(interest.quote)}” (${formatDay(interest.text.at)}) was about ${OBJECTION_WORDS.interest}.`;
    book.claim('donts', 'inferred', text, saidReceipt(book, interest));
  }
}
