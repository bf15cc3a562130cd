import type { PlannedDeal } from './deals';
import { GREETINGS, GREETINGS_BACK, SIGN_OFFS, SIGN_OFFS_BACK } from './phrases/closing';
import { GOALS, MONTHS, PAINS, SYSTEMS, WEEKDAYS } from './phrases/world';
import type { Dice } from './random';
import type { ContactRow } from './rows';

export const SITES: Record<string, readonly string[]> = {
  DACH: ['Ulm', 'Graz', 'Winterthur', 'Kassel', 'Lübeck', 'Linz'],
  Nordics: ['Västerås', 'Bergen', 'Odense', 'Tampere', 'Malmö'],
  'UK and Ireland': ['Swindon', 'Cork', 'Hull', 'Derby', 'Limerick'],
  'Southern Europe': ['Zaragoza', 'Modena', 'Thessaloniki', 'Porto', 'Valencia'],
  'North America': ['Omaha', 'Chattanooga', 'Hamilton', 'Boise', 'Toledo'],
  'Asia-Pacific': ['Nagoya', 'Johor Bahru', 'Geelong', 'Pune', 'Newcastle'],
};

/** Writes the texts of one deal: fills slots from its world and never uses a pattern twice in it. */
export type Writer = {
  line: (bank: readonly string[], about: ContactRow, at: number) => string;
  lines: (banks: readonly (readonly string[])[], about: ContactRow, at: number) => string;
  mail: (direction: 'inbound' | 'outbound', text: string, about: ContactRow, at: number) => string;
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

/** A job title in the middle of a sentence: IT stays IT. */
const inSentence = (title: string): string => title.replace(/\p{Lu}\p{Ll}+/gu, (word) => word.toLowerCase());

/** The name that people use: without legal form and place number. */
export const shortName = (name: string): string =>
  name.replace(/\s(\d+\s)?(\S+|& \S+|Pte Ltd|Pty Ltd)$/u, '');

export const firstName = (contact: ContactRow): string => contact.name.split(' ')[0] ?? contact.name;

export function createWriter(d: Dice, deal: PlannedDeal): Writer {
  const used = new Set<string>();
  const { account, facts, row } = deal;
  const pains = PAINS[facts.product];
  const mainPain = d.int(pains.length);
  const system = d.pick(SYSTEMS);
  const goal = d.pick(GOALS[account.industry]);
  const rep = row.owner_name.split(' ')[0] ?? row.owner_name;
  const sites = SITES[account.world.region] ?? ['the main site'];
  const site = d.pick(sites);
  const discount = Math.max(5, Math.round(facts.requestedDiscount * 100));
  const money = `${row.currency} ${Math.round(row.amount / 1000)},000`;

  const slots: Record<string, (about: ContactRow, at: number) => string> = {
    first: (about) => firstName(about),
    title: (about) => inSentence(about.job_title),
    other: (about) => firstName(otherThan(about)),
    otherTitle: (about) => inSentence(otherThan(about).job_title),
    rep: () => rep,
    company: () => shortName(account.company.name),
    product: () => facts.product,
    competitor: () =>
      facts.competitor === 'In-house build' ? 'their own developers' : (facts.competitor ?? 'another vendor'),
    industry: () => account.industry.toLowerCase(),
    pain: () => pains[(mainPain + (d.chance(0.65) ? 0 : 1 + d.int(2))) % pains.length] ?? '',
    pain_short: () => d.pick(['Planning', 'Delays', 'Visibility', 'Hand work', 'Overtime', 'Late answers']),
    system: () => system,
    goal: () => goal,
    site: () => (d.chance(0.7) ? site : d.pick(sites)),
    seats: () => String(row.attributes.seats ?? 40),
    amount: () => money,
    n: () => String(d.whole(3, 14)),
    pct: () => String(d.chance(0.7) ? discount : d.whole(5, 30)),
    weekday: () => d.pick(WEEKDAYS),
    month: (_about, at) => MONTHS[(new Date(at).getUTCMonth() + d.whole(1, 4)) % 12] ?? 'May',
  };

  function otherThan(about: ContactRow): ContactRow {
    return account.contacts.find((contact) => contact.id !== about.id) ?? about;
  }

  function line(bank: readonly string[], about: ContactRow, at: number): string {
    const fresh = bank.filter((pattern) => !used.has(pattern));
    const pattern = d.pick(fresh.length > 0 ? fresh : bank);
    used.add(pattern);
    return capital(pattern.replace(/\{(\w+)\}/g, (_whole, key: string) => slots[key]?.(about, at) ?? key));
  }

  return {
    line,
    lines: (banks, about, at) => banks.map((bank) => line(bank, about, at)).join(' '),
    mail: (direction, text, about, at) => {
      const incoming = direction === 'inbound';
      const greeting = line(incoming ? GREETINGS_BACK : GREETINGS, about, at);
      const signOff = line(incoming ? SIGN_OFFS_BACK : SIGN_OFFS, about, at);
      return `${greeting}\n\n${text}\n\n${signOff}`;
    },
  };
}
