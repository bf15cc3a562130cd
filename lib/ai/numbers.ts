import { type DateFact, readDates } from './dates';

/** A number as a text states it. `precision` is the size of its last stated digit: 1.2k → 1200 ± 50. */
export type NumberFact = {
  kind: 'number';
  value: number;
  precision: number;
  sign: -1 | 0 | 1;
  unit: 'percent' | Currency | TimeUnit | null;
  raw: string;
};
export type Fact = NumberFact | DateFact | { kind: 'literal'; raw: string };
type Currency = `currency:${string}`;
type TimeUnit = `time:${string}`;

const SYMBOLS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };
const CODES = 'USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|CZK|INR|BRL|CNY|SGD|NZD|ZAR|MXN';
const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
};
const WORDS: Record<string, number> = Object.fromEntries([
  ...'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, i) => [word, i + 2] as const),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i) => [word, (i + 3) * 10] as const),
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['twice', 2],
  ['double', 2],
  ['doubled', 2],
  ['triple', 3],
  ['tripled', 3],
  ['dozen', 12],
]);

const DIGITS = String.raw`\d{1,3}(?:[,'’\u00A0\u202F ]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?`;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d])(?<sign>(?<![\d\p{L}%])[+\-−–])?(?<symbol>[$€£¥₹]|(?:${CODES})\s?)?(?<sign2>[-−])?(?<digits>${DIGITS})` +
    String.raw`(?:\s?(?<scale>k|thousand|mn|mio|million|m|bn|billion|b)(?![\p{L}\d]))?` +
    String.raw`(?:\s?(?<unit>%|percent(?:age points?)?|per cent|pp|[€£]|(?:${CODES})(?!\p{L})|[- ]?(?:second|minute|hour|day|week|month|quarter|year)s?(?!\p{L})))?` +
    String.raw`(?:st|nd|rd|th|x|×)?(?![\p{L}\d])`,
  'giu',
);
// Letters and digits grown together (Q3, GPT-4o, 3CX) are names: they must occur as they are.
const NAME = /(?<![\p{L}\d])(?=[\p{L}\d-]*\p{L})(?=[\p{L}\d-]*\d)[\p{L}\d]+(?:-[\p{L}\d]+)*(?![\p{L}\d])/gu;
const CLOCK = /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])/g;

/** Every number, date, clock time and name with digits that a text states. */
export function readFacts(text: string): Fact[] {
  const { facts: dates, rest } = readDates(text);
  const facts: Fact[] = [...dates];
  let left = rest.replace(CLOCK, (raw) => {
    facts.push({ kind: 'literal', raw: raw.replace(/^0/, '') });
    return ' ';
  });
  left = left.replace(NUMBER, (...args) => {
    const groups = args.at(-1) as Record<string, string | undefined>;
    facts.push(numberOf(String(args[0]), groups));
    return ' ';
  });
  left = left.replace(NAME, (raw) => {
    facts.push({ kind: 'literal', raw: raw.toLowerCase() });
    return ' ';
  });
  for (const [raw] of left.matchAll(/\p{L}+/gu)) {
    const value = WORDS[raw.toLowerCase()];
    if (value !== undefined) facts.push({ kind: 'number', value, precision: 1, sign: 0, unit: null, raw });
  }
  return facts;
}

function numberOf(raw: string, groups: Record<string, string | undefined>): NumberFact {
  const { value, precision } = parseDigits(groups.digits ?? '');
  const scale = SCALES[groups.scale?.toLowerCase() ?? ''] ?? 1;
  const sign = (groups.sign ?? groups.sign2 ?? '').replace(/[−–]/, '-');
  return {
    kind: 'number',
    value: value * scale,
    precision: precision * scale,
    sign: signOf(sign),
    unit: unitOf(groups.symbol, groups.unit),
    raw: raw.trim(),
  };
}

function signOf(sign: string): -1 | 0 | 1 {
  if (sign === '-') return -1;
  return sign === '+' ? 1 : 0;
}

/** 1,234.5 · 1 234 · 1'234 · 1.234,5 · 3,5. A single comma before three digits separates thousands. */
function parseDigits(digits: string): { value: number; precision: number } {
  const plain = /^\d{1,3}(\.\d{3})+,\d+$/.test(digits)
    ? digits.replace(/\./g, '').replace(',', '.')
    : digits.replace(/[,'’\u00A0\u202F ](?=\d{3}(?!\d))/g, '').replace(',', '.');
  const decimals = plain.split('.')[1]?.length ?? 0;
  return { value: Number(plain), precision: 10 ** -decimals };
}

function unitOf(symbol: string | undefined, unit: string | undefined): NumberFact['unit'] {
  const currency = [symbol, unit]
    .map((text) => text?.trim().toUpperCase() ?? '')
    .find((text) => /^[$€£¥₹]$|^[A-Z]{3}$/.test(text));
  if (currency) return `currency:${SYMBOLS[currency] ?? currency}`;
  const name = unit?.trim().toLowerCase().replace(/^-/, '') ?? '';
  if (/^(%|per|pp)/.test(name)) return 'percent';
  return name === '' ? null : `time:${name.replace(/s$/, '').trim()}`;
}
