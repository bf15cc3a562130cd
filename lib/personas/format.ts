const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "3 Oct 2026", in UTC: sentences and receipts state the same day. */
export const formatDay = (iso: string): string => DAY.format(Date.parse(iso));

const percent = (share: number) => Math.round(share * 100);

/** "71 % (57–83 %, n = 31)". */
export function formatRate({
  mean,
  interval,
  n,
}: {
  mean: number;
  interval: readonly [number, number];
  n: number;
}): string {
  return `${percent(mean)} % (${percent(interval[0])}–${percent(interval[1])} %, n = ${n})`;
}

/** Minutes, hours or days, whichever a person would say. */
export function formatHours(hours: number): string {
  if (hours < 1) return plural(Math.max(1, Math.round(hours * 60)), 'minute');
  if (hours < 36) return plural(Math.round(hours), 'hour');
  return plural(Number((hours / 24).toFixed(1)), 'day');
}

export function plural(n: number, noun: string, many = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : many}`;
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** At most `max` characters, cut at a word. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2)).trimEnd()}…`;
}

/** A stable number from a text (FNV-1a): wording varies between people and stays the same for one. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The variant for this seed; `turn` moves on, so that neighbours do not begin alike. */
export function pick<T>(variants: readonly [T, ...T[]], seed: string, turn = 0): T {
  return variants[(hashText(seed) + turn) % variants.length] ?? variants[0];
}
