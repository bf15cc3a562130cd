import type { FactBook, PersonaInput } from './facts';
import { answerReceipt } from './figure-receipt';
import { dealReceipt, OBJECTION_WORDS } from './find-said';
import { formatDay, formatHours } from './format';
import { coreOf, distinct, type Heard, repeatsOf } from './said';
import { countReceipt, rowsOf, saidReceipt } from './said-receipt';

type History = NonNullable<PersonaInput['history']>;

const MOST = 3;

/** What a wish asks of us, the first that fits. */
const LEADS: readonly (readonly [RegExp, string])[] = [
  [/\bcopy\b|\bjoin\b|\bbring\b|\badd\b|should be in it/i, 'Take along the colleagues they name'],
  [/short call|call me/i, 'Offer a call'],
  [/forward/i, 'Send something they can pass on'],
  [/an answer by/i, 'Keep the dates they set for answers'],
  [/want to see/i, 'Show them what they asked to see'],
  [/invite/i, 'Send the invitation they asked for'],
];
const leadOf = (quote: string): string =>
  LEADS.find(([wish]) => wish.test(quote))?.[1] ?? 'Follow up on what they asked for';

/** Do's and don'ts: what they asked for, and what went wrong before. */
export function findRules(book: FactBook, heard: Heard, { deals, analysis }: History): void {
  const used = new Set<string>();
  for (const said of distinct(heard.themes.request)) {
    const lead = leadOf(said.quote);
    if (used.has(lead) || used.size === MOST) continue;
    used.add(lead);
    const repeats = repeatsOf(said, heard.themes.request);
    const often = rowsOf(repeats);
    const count = often > 2 ? countReceipt(book, 'this wish', repeats) : null;
    const text = `${lead}: “${coreOf(said)}” (${count ? `${often} times, last on ` : ''}${formatDay(said.text.at)}).`;
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
    const text = `Don’t name a price before its value is agreed: “${coreOf(latest)}” (${formatDay(latest.text.at)}), and ${lost.name} was lost with the reason “${lost.loss_reason}”.`;
    book.claim('donts', 'inferred', text, saidReceipt(book, latest), dealReceipt(book, lost));
  }
  const [timing] = distinct(heard.objections.timing);
  if (timing) {
    const text = `Don’t press for a date they have ruled out: “${coreOf(timing)}” (${formatDay(timing.text.at)}).`;
    book.claim('donts', 'inferred', text, saidReceipt(book, timing));
  }
  const [alone] = distinct(heard.themes.alone);
  const named = heard.themes.request.find(({ quote }) => /\bcopy\b|\bjoin\b|\bbring\b/i.test(quote));
  if (alone && !(named && named.text.at > alone.text.at)) {
    const text = `Don’t bring in their colleagues unasked: “${coreOf(alone)}” (${formatDay(alone.text.at)}).`;
    book.claim('donts', 'inferred', text, saidReceipt(book, alone));
  }
  const [disliked] = distinct(heard.themes.disliked);
  if (disliked) {
    const text = `Don’t dwell on what put them off: “${coreOf(disliked)}” (${formatDay(disliked.text.at)}).`;
    book.claim('donts', 'inferred', text, saidReceipt(book, disliked));
  }
  const [interest] = distinct(heard.objections.interest);
  if (interest) {
    const text = `Don’t come back with the same message: “${coreOf(interest)}” (${formatDay(interest.text.at)}) was about ${OBJECTION_WORDS.interest}.`;
    book.claim('donts', 'inferred', text, saidReceipt(book, interest));
  }
}
