/** A day, as far as the text says it: "20 Nov" has no year, "November 2026" no day. */
export type DateFact = { kind: 'date'; readings: readonly Partial<Day>[]; raw: string };
type Day = { year: number; month: number; day: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const EDGE = String.raw`(?![\p{L}\d])`;

const FORMS: readonly {
  pattern: RegExp;
  read: (groups: Record<string, string | undefined>) => Partial<Day>[];
}[] = [
  {
    pattern:
      /(?<!\d)(?<year>\d{4})-(?<m>\d{2})-(?<day>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)/giu,
    read: (g) => [day(g.year, g.m, g.day)],
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?${MONTH}(?:,?\s+(?<year>\d{4}))?${EDGE}`,
      'giu',
    ),
    read: (g) => [day(g.year, monthNumber(g.month), g.day)],
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L})${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?<year>\d{4}))?${EDGE}`,
      'giu',
    ),
    read: (g) => [day(g.year, monthNumber(g.month), g.day)],
  },
  {
    pattern: new RegExp(String.raw`(?<!\p{L})${MONTH}\s+(?<year>\d{4})${EDGE}`, 'giu'),
    read: (g) => [day(g.year, monthNumber(g.month), undefined)],
  },
  {
    // 11/10/2026 is November here and October there: both readings may be meant.
    pattern: /(?<!\d)(?<a>\d{1,2})[/.](?<b>\d{1,2})[/.](?<year>\d{4})(?!\d)/giu,
    read: (g) => [day(g.year, g.a, g.b), day(g.year, g.b, g.a)].filter(({ month }) => (month ?? 13) <= 12),
  },
];

/** The dates of a text, and the text without them. */
export function readDates(text: string): { facts: DateFact[]; rest: string } {
  const facts: DateFact[] = [];
  let rest = text;
  for (const { pattern, read } of FORMS) {
    rest = rest.replace(pattern, (...args) => {
      const readings = read(args.at(-1) as Record<string, string | undefined>);
      facts.push({ kind: 'date', readings, raw: String(args[0]) });
      return ' ';
    });
  }
  return { facts, rest };
}

/** Does the receipt's date say everything that the claim's date says? */
export function coversDate(receipt: DateFact, claim: DateFact): boolean {
  return claim.readings.some((said) =>
    receipt.readings.some(
      (known) => same(known.year, said.year) && same(known.month, said.month) && same(known.day, said.day),
    ),
  );
}

function same(known: number | undefined, said: number | undefined): boolean {
  return said === undefined || known === said;
}

function day(
  year: string | undefined,
  month: string | number | undefined,
  date: string | undefined,
): Partial<Day> {
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(date === undefined ? {} : { day: Number(date) }),
  };
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}
