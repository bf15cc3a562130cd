import type { FactBook, PersonaInput } from './facts';
import { capital, formatDay, listed, pick } from './format';
import { coreOf, distinct, type Heard, repeatsOf, type Said } from './said';
import { countReceipt, kindOf, rowsOf, saidReceipt } from './said-receipt';
import { OBJECTION_KINDS, type ObjectionKind, QUESTION_KINDS } from './topics';

type History = NonNullable<PersonaInput['history']>;
const MOST = 4;

export const OBJECTION_WORDS: Record<ObjectionKind, string> = {
  price: 'price or budget',
  timing: 'timing',
  authority: 'who has to agree',
  competitor: 'other vendors',
  interest: 'a lack of interest',
  need: 'whether they need it',
};

/** What troubles them, in the words that were used. */
export function findPains(book: FactBook, heard: Heard, seed: string): void {
  const pains = distinct(heard.themes.pain);
  pains.slice(0, MOST).forEach((said, turn) => {
    book.claim('pain_points', 'confirmed', wording(said, seed, turn), saidReceipt(book, said));
  });
}

function wording(said: Said, seed: string, turn: number): string {
  const [quote, day] = [coreOf(said), formatDay(said.text.at)];
  if (said.text.by === 'them') {
    return pick([`Wrote on ${day}: “${quote}”.`, `In their own words on ${day}: “${quote}”.`], seed, turn);
  }
  return pick(
    [
      `Our ${kindOf(said)} of ${day} names “${quote}”.`,
      `“${capital(quote)}” is how the ${kindOf(said)} of ${day} puts it.`,
      `On ${day} it was “${quote}”, says our ${kindOf(said)}.`,
    ],
    seed,
    turn,
  );
}

/** What they want to reach, and what landed. */
export function findMotives(book: FactBook, heard: Heard): void {
  const goals = distinct(heard.themes.goal);
  const [goal, ...more] = goals;
  if (goal) {
    const again = rowsOf(repeatsOf(goal, heard.themes.goal));
    const often = again > 2 ? countReceipt(book, 'this goal', repeatsOf(goal, heard.themes.goal)) : null;
    const day = formatDay(goal.text.at);
    const text = often
      ? `What they keep coming back to (${again} times, last on ${day}): “${coreOf(goal)}”.`
      : `What they are after, last named on ${day}: “${coreOf(goal)}”.`;
    book.claim('buying_motivations', 'confirmed', text, saidReceipt(book, goal), ...(often ? [often] : []));
  }
  for (const said of more.slice(0, 1)) {
    const text = `Also named, on ${formatDay(said.text.at)}: “${coreOf(said)}”.`;
    book.claim('buying_motivations', 'confirmed', text, saidReceipt(book, said));
  }
  const [liked] = distinct(heard.themes.liked);
  if (liked) {
    const who = liked.text.by === 'them' ? 'they wrote' : `says the ${kindOf(liked)}`;
    const text = `What landed, ${who} on ${formatDay(liked.text.at)}: “${coreOf(liked)}”.`;
    book.claim('buying_motivations', 'confirmed', text, saidReceipt(book, liked));
  }
}

/** What they objected to, and what they keep asking. */
export function findObjections(book: FactBook, heard: Heard, history: History): void {
  const ranked = OBJECTION_KINDS.flatMap((kind) => {
    const said = heard.objections[kind];
    return said.length > 0 ? [{ kind, said }] : [];
  }).sort((a, b) => rowsOf(b.said) - rowsOf(a.said));
  for (const { kind, said } of ranked.slice(0, MOST)) objection(book, kind, said, history);
  const asked = QUESTION_KINDS.flatMap((kind) => {
    const said = distinct(heard.questions[kind]);
    return said[0] ? [{ kind, said, first: said[0] }] : [];
  }).sort((a, b) => (a.first.text.at < b.first.text.at ? 1 : -1));
  const [newest] = asked;
  if (newest) {
    const kinds = asked.slice(0, 3);
    const receipts = kinds.map(({ first }) => saidReceipt(book, first));
    const text = `Expect questions on ${listed(kinds.map(({ kind }) => kind))}; the latest, on ${formatDay(newest.first.text.at)}: “${coreOf(newest.first)}”`;
    book.claim('likely_objections', 'inferred', text, ...receipts);
  }
}

const REASONS: Record<ObjectionKind, RegExp> = {
  price: /price|budget|expensive|cost/i,
  timing: /timing|delay|postpone|no decision/i,
  authority: /authority|decision maker|approval/i,
  competitor: /competitor|other vendor/i,
  interest: /interest/i,
  need: /need|fit/i,
};

function objection(book: FactBook, kind: ObjectionKind, said: readonly Said[], history: History): void {
  const [latest] = distinct(said);
  if (!latest) return;
  const receipts = [saidReceipt(book, latest)];
  const times = rowsOf(said);
  const day = formatDay(latest.text.at);
  let text = `${capital(OBJECTION_WORDS[kind])} came up on ${day}: “${coreOf(latest)}”.`;
  if (times > 1) {
    receipts.push(countReceipt(book, OBJECTION_WORDS[kind], said));
    text = `${capital(OBJECTION_WORDS[kind])} came up ${times === 2 ? 'twice' : `${times} times`}, most recently on ${day}: “${coreOf(latest)}”.`;
  }
  const lost = history.deals.filter(
    ({ status, loss_reason }) => status === 'lost' && loss_reason && REASONS[kind].test(loss_reason),
  );
  const [deal] = [...lost].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (deal?.loss_reason) {
    receipts.push(dealReceipt(book, deal));
    text += ` “${deal.loss_reason}” is also the reason on file for ${deal.name}, lost on ${formatDay(deal.at)}.`;
  }
  book.claim('likely_objections', 'confirmed', text, ...receipts);
}

export function dealReceipt(book: FactBook, deal: History['deals'][number]): string {
  const reason = deal.loss_reason ? `, reason: ${deal.loss_reason}` : '';
  return book.receipt({
    type: 'deal',
    label: `${deal.name}, ${deal.status} on ${formatDay(deal.at)}${reason}`,
    observed_at: deal.at,
    source_id: deal.id,
  });
}
