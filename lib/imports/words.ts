import { type Reading, readWholeNumber, shorten } from './number';

export type DealStatus = 'open' | 'won' | 'lost';
export type CompanySize = 'small' | 'medium' | 'large';

const WON = /^(closed\s*)?won$|^win$|^(closed\s*)?won\b|^gewonnen|^gagn|^ganad|^signed$|^converted$/;
const LOST =
  /^(closed\s*)?lost\b|^loss$|^lose$|^verloren|^perdu|^perdid|^disqualified|^dead$|^abandoned|^rejected$|^cancell?ed$/;
const OPEN =
  /^open$|^in\s*progress|^active$|^pending$|^ongoing$|^new$|^offen$|^engag|^prospect|^qualif|^propos|^negotiat|^discover|^demo|^lead$|^working$|^pipeline$|^contract|^evaluat|^trial/;

/** What a word for the state of a deal means; undefined when it means none of the three. */
export function statusOfWord(text: string): DealStatus | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[-_/]+/g, ' ')
    .replace(/\s+/g, ' ');
  if (WON.test(word)) return 'won';
  if (LOST.test(word)) return 'lost';
  return OPEN.test(word) ? 'open' : undefined;
}

export function readStatus(text: string): Reading<DealStatus> {
  const status = statusOfWord(text);
  if (status) return { ok: true, value: status };
  return {
    ok: false,
    message: `"${shorten(text)}" is not a status. Use open, won or lost, or say in the mapping what it means.`,
  };
}

/** A stage is open unless it says won or lost: the words between are each organisation's own. */
export function statusOfStage(stage: string): DealStatus {
  return statusOfWord(stage) ?? 'open';
}

export function sizeOfEmployees(employees: number): CompanySize {
  if (employees <= 50) return 'small';
  return employees <= 200 ? 'medium' : 'large';
}

const SIZES: Record<string, CompanySize> = {
  small: 'small',
  startup: 'small',
  micro: 'small',
  medium: 'medium',
  smb: 'medium',
  sme: 'medium',
  midmarket: 'medium',
  large: 'large',
  enterprise: 'large',
  corporate: 'large',
};

export function readCompanySize(text: string): Reading<CompanySize> {
  const size = SIZES[text.toLowerCase().replace(/[^a-z]/g, '')] ?? sizeOfRange(text);
  if (size) return { ok: true, value: size };
  return {
    ok: false,
    message: `"${shorten(text)}" is not a company size. Use small, medium or large (startup, smb or enterprise).`,
  };
}

/** "51-200", "201+", "1,000 – 5,000": the size by the upper end. */
export function sizeOfRange(text: string): CompanySize | undefined {
  const range = /^([\d.,]+)\s*(?:[-–—]|to|bis)\s*([\d.,]+)(?:\s+employees)?$/i.exec(text.trim());
  const open = /^([\d.,]+)\s*\+$|^(?:>|more than|over)\s*([\d.,]+)$/i.exec(text.trim());
  const end = readWholeNumber(range?.[2] ?? open?.[1] ?? open?.[2] ?? '');
  if (!end.ok) return undefined;
  return sizeOfEmployees(open ? end.value + 1 : end.value);
}

const YES = new Set(['true', 'yes', 'y', '1', 'ja', 'oui', 'si', 'sí', 'on', 'x', 'granted', 'opted in']);
const NO = new Set(['false', 'no', 'n', '0', 'nein', 'non', 'off', 'withdrawn', 'opted out']);

export function readYesNo(text: string): Reading<boolean> {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return { ok: false, message: `"${shorten(text)}" is neither yes nor no.` };
}

const KINDS: [string, RegExp][] = [
  ['email', /^e-?mail|^incoming_?email|^mail/i],
  ['call', /^(phone\s*)?call|^phone/i],
  ['meeting', /^meet|^event|^demo|^appointment/i],
  ['task', /^task|^to-?do/i],
  ['note', /^note|^comment/i],
  ['file', /^file|^attachment|^document/i],
];

export function readActivityKind(text: string): Reading<string> {
  const kind = KINDS.find(([, pattern]) => pattern.test(text.trim()))?.[0];
  if (kind) return { ok: true, value: kind };
  return {
    ok: false,
    message: `"${shorten(text)}" is not a kind of activity. Use call, meeting, email, task, note or file.`,
  };
}

export function readDirection(text: string): Reading<string> {
  const word = text.trim().toLowerCase();
  if (/^in(bound|coming)?$|^received$|^incoming/.test(word)) return { ok: true, value: 'inbound' };
  if (/^out(bound|going)?$|^sent$|^outgoing|^email$/.test(word)) return { ok: true, value: 'outbound' };
  return { ok: false, message: `"${shorten(text)}" is not a direction. Use inbound or outbound.` };
}

const EMAIL = /^[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+\.[^\s@<>(),;:"[\].]{2,}$/;

export function readEmail(text: string): Reading<string> {
  const inner = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '');
  const email = inner.trim().toLowerCase();
  if (email.length <= 254 && EMAIL.test(email)) return { ok: true, value: email };
  return { ok: false, message: `"${shorten(text)}" is not an e-mail address.` };
}

export function readDomain(text: string): Reading<string> {
  const domain = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '');
  if (/^[\p{L}\p{N}.-]+\.[\p{L}]{2,}$/u.test(domain)) return { ok: true, value: domain };
  return { ok: false, message: `"${shorten(text)}" is not a web address.` };
}

/** "1800", "30:00", "1:02:03", "30 min", "2h": seconds. */
export function readDuration(text: string): Reading<number> {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (clock)
    return { ok: true, value: Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) };
  const unit = /^(\d+(?:\.\d+)?)\s*(h|hours?|m|min|minutes?|s|sec|seconds?)$/i.exec(text.trim());
  if (unit) {
    const letter = unit[2]?.[0]?.toLowerCase();
    const perUnit = letter === 'h' ? 3600 : 60;
    return { ok: true, value: Math.round(Number(unit[1]) * (letter === 's' ? 1 : perUnit)) };
  }
  const seconds = readWholeNumber(text);
  return seconds.ok ? seconds : { ok: false, message: `"${shorten(text)}" is not a duration in seconds.` };
}

export function readTimeZone(text: string): Reading<string> {
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone;
    return { ok: true, value: zone };
  } catch {
    return { ok: false, message: `"${shorten(text)}" is not a time zone. Use a name such as Europe/Berlin.` };
  }
}
