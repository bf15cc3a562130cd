import type { Account } from './companies';
import type { Choice } from './outreach-model';
import {
  LETTER_ASKS,
  LETTER_BODIES,
  LETTER_CLOSINGS,
  LETTER_HOOKS,
  LETTER_OPENINGS,
  LETTER_SUBJECTS,
} from './phrases/letters';
import { GOALS, MONTHS, PAINS, SYSTEMS, WEEKDAYS } from './phrases/world';
import type { Dice } from './random';
import type { ContactRow } from './rows';
import type { Product } from './vendor';
import { firstName, SITES, shortName } from './writing';

export type LetterWorld = { account: Account; about: ContactRow; product: Product; at: number };

/** Fills the slots of a pattern; within one letter a slot always says the same. */
export function slotFiller(
  d: Dice,
  { account, about, product, at }: LetterWorld,
): (pattern: string) => string {
  const other = account.contacts.find(({ id }) => id !== about.id) ?? about;
  const slots: Record<string, string> = {
    first: firstName(about),
    name: about.name,
    other: firstName(other),
    rep: about.owner_name,
    company: shortName(account.company.name),
    industry: account.industry.toLowerCase(),
    product,
    pain: d.pick(PAINS[product]),
    goal: d.pick(GOALS[account.industry]),
    system: d.pick(SYSTEMS),
    site: d.pick(SITES[account.world.region] ?? ['the main site']),
    n: String(d.whole(3, 9)),
    pct: String(d.whole(6, 24)),
    month: MONTHS[(new Date(at).getUTCMonth() + 11) % 12] ?? 'May',
    weekday: d.pick(WEEKDAYS),
  };
  return (pattern) => {
    const text = pattern.replace(/\{(\w+)\}/g, (_whole, key: string) => slots[key] ?? key);
    return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
  };
}

/** Subject and body of a first letter, made of what was chosen for it. */
export function writeLetter(d: Dice, fill: (pattern: string) => string, choice: Choice) {
  const text = [LETTER_HOOKS[choice.hook], LETTER_BODIES[choice.framework], LETTER_ASKS[choice.cta]]
    .map((bank) => fill(d.pick(bank)))
    .join('\n\n');
  const opening = fill(d.pick(LETTER_OPENINGS[choice.tone]));
  return {
    subject: fill(d.pick(LETTER_SUBJECTS[choice.hook])),
    body: `${opening}\n\n${text}\n\n${fill(d.pick(LETTER_CLOSINGS[choice.tone]))}`,
  };
}
