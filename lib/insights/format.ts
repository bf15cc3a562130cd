const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "3 Oct 2026", in UTC, the same in sentences and receipts. */
export function formatDay(time: number | string): string {
  return DAY.format(typeof time === 'string' ? Date.parse(time) : time);
}

/** Days with their unit: "1 day", "34 days". */
export function formatDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

export function formatPercent(rate: number): string {
  return `${Math.round(rate * 100)} %`;
}

/** "71 % (57–83 %, n = 31)". */
export function formatRate(mean: number, interval: readonly [number, number], n?: number): string {
  const range = `${Math.round(interval[0] * 100)}–${Math.round(interval[1] * 100)} %`;
  return `${formatPercent(mean)} (${range}${n === undefined ? '' : `, n = ${n}`})`;
}

/** Signed percentage points: "+8 points", "−5 points". */
export function formatPoints(effect: number): string {
  const points = Math.round(Math.abs(effect) * 100);
  return `${effect < 0 ? '−' : '+'}${points} ${points === 1 ? 'point' : 'points'}`;
}

/** Whole units of the deal's own currency: "$45,000". */
export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amount,
  );
}

/** A stable number from a text (FNV-1a), to vary wording without randomness. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export function pickVariant(variants: readonly string[], seed: string): string {
  return variants[hashText(seed) % Math.max(1, variants.length)] ?? '';
}

/** At most `max` characters, cut at a word. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2)).trimEnd()}…`;
}
