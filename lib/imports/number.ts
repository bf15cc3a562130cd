/** A number that was read, and what a person should know about it; or why it cannot be read. */
export type Reading<T> = { ok: true; value: T; warning?: string } | { ok: false; message: string };

export type DecimalMark = '.' | ',';
/** Above this an amount is a mistake: a trillion. */
export const MAX_AMOUNT = 1e12;
const UNUSUAL_AMOUNT = 1e8;
const CURRENCY_SIGNS: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  kr: 'SEK',
};
const CURRENCY_WORD = /(?:US|CA|A)?\$|€|£|¥|₹|zł|\bkr\b|\b[A-Z]{3}\b/giu;
const MULTIPLIERS: Record<string, number> = { k: 1e3, m: 1e6, mio: 1e6, bn: 1e9 };

/**
 * Which mark the column uses for decimals, told by the values that can be read one way only:
 * "1.234,50" and "0,5" need the comma, "1,234.50" and "0.5" the point. Undefined when nothing tells.
 */
export function decimalMarkOf(values: Iterable<string>): DecimalMark | undefined {
  const seen = new Set<DecimalMark>();
  for (const value of values) {
    const text = value.replace(/[^\d.,]/g, '');
    const comma = text.lastIndexOf(',');
    const point = text.lastIndexOf('.');
    if (comma >= 0 && point >= 0) seen.add(comma > point ? ',' : '.');
    else if (/^\d+,\d{1,2}$|^0,\d+$|^\d{1,3}(\.\d{3}){2,}$/.test(text)) seen.add(',');
    else if (/^\d+\.\d{1,2}$|^0\.\d+$|^\d{1,3}(,\d{3}){2,}$/.test(text)) seen.add('.');
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

/** Reads "$1,234.50", "1.234,50 €", "(100)", "12k", "1e9". */
export function readNumber(text: string, columnMark?: DecimalMark): Reading<number> {
  const unreadable: Reading<number> = { ok: false, message: `"${shorten(text)}" is not a number.` };
  let rest = text
    .trim()
    .replace(CURRENCY_WORD, '')
    .replace(/[\s  '’]/g, '');
  const isNegative = /^\(.*\)$/.test(rest) || /^[-−]|[-−]$/.test(rest);
  rest = rest.replace(/^\((.*)\)$/, '$1').replace(/^[-−+]|[-−]$/g, '');
  const scientific = /^(\d+(?:[.,]\d+)?)e\+?(\d{1,3})$/i.exec(rest);
  if (scientific) {
    const value = Number(`${scientific[1]?.replace(',', '.')}e${scientific[2]}`);
    return finish(value, isNegative, `"${shorten(text)}" is written in scientific notation`);
  }
  const suffix = /^([\d.,]+)(k|m|mio|bn)\.?$/i.exec(rest);
  const factor = suffix ? (MULTIPLIERS[suffix[2]?.toLowerCase() ?? ''] ?? 1) : 1;
  const digits = suffix?.[1] ?? rest;
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(digits)) return unreadable;
  const mark = decimalMarkOf([digits]) ?? columnMark ?? '.';
  const thousands = mark === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = digits.split(mark);
  const grouped = whole.split(thousands);
  const isGroupedWrong =
    grouped.length > 1 && grouped.slice(1).some((group) => group.length !== 3 && group.length !== 2);
  if (more.length > 0 || isGroupedWrong || fraction?.includes(thousands)) return unreadable;
  const value = Number(`${grouped.join('') || '0'}.${fraction || '0'}`) * factor;
  const isUnclear = columnMark === undefined && /^\d{1,3}[.,]\d{3}$/.test(digits);
  return finish(
    value,
    isNegative,
    isUnclear ? `"${shorten(text)}" could also be read the other way` : undefined,
  );
}

function finish(value: number, isNegative: boolean, note: string | undefined): Reading<number> {
  if (!Number.isFinite(value)) return { ok: false, message: 'The number is too large.' };
  const signed = isNegative ? -value : value;
  if (!note) return { ok: true, value: signed };
  return { ok: true, value: signed, warning: `${note}; it was read as ${signed.toLocaleString('en-US')}.` };
}

/** An amount of money, rounded to cents. */
export function readAmount(text: string, columnMark?: DecimalMark): Reading<number> {
  const number = readNumber(text, columnMark);
  if (!number.ok) return { ok: false, message: `"${shorten(text)}" is not an amount.` };
  if (number.value < 0) return { ok: false, message: `The amount "${shorten(text)}" is negative.` };
  if (number.value > MAX_AMOUNT)
    return { ok: false, message: `The amount "${shorten(text)}" is above a trillion.` };
  const value = Math.round(number.value * 100) / 100;
  if (number.warning) return { ok: true, value, warning: number.warning };
  const shown = value.toLocaleString('en-US');
  return value > UNUSUAL_AMOUNT
    ? { ok: true, value, warning: `The amount ${shown} is unusually large.` }
    : { ok: true, value };
}

/** The currency that a sign or a code in an amount names, if any. */
export function currencyInAmount(text: string): string | undefined {
  const code = /\b(USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|CZK|INR|CNY|BRL|MXN)\b/i.exec(text)?.[1];
  if (code) return code.toUpperCase();
  const sign = /€|£|¥|₹|zł/u.exec(text)?.[0];
  return sign ? CURRENCY_SIGNS[sign] : undefined;
}

export function readCurrency(text: string): Reading<string> {
  const code = CURRENCY_SIGNS[text.trim()] ?? text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return { ok: true, value: code };
  return { ok: false, message: `"${shorten(text)}" is not a currency; use a three-letter code such as EUR.` };
}

export function readWholeNumber(text: string, columnMark?: DecimalMark): Reading<number> {
  // Nothing that is counted has a fraction: 2.822 and 2,822 are both 2822.
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(text.trim()) ? text.replace(/[.,]/g, '') : text;
  const number = readNumber(plain, columnMark);
  if (!number.ok) return { ok: false, message: `"${shorten(text)}" is not a whole number.` };
  if (number.value < 0 || number.value > 2_147_483_647 || !Number.isInteger(number.value)) {
    return { ok: false, message: `"${shorten(text)}" is not a whole number of 0 or more.` };
  }
  return { ok: true, value: number.value };
}

/** What is quoted in a message stays short. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
