import type { ExchangeInput } from '../../lib/conversations/schema';
import { DAY_MS } from './deals';
import { INTENTS, STRAY, TROUBLES } from './phrases/service-desk';
import { type Dice, dice } from './random';

const SEED = 31;
const SESSIONS = 60;
const DAYS = 26;
const MINUTE_MS = 60_000;
/** In these weeks the nightly exports ran late: everything was slow then. UTC. */
const SLOW_HOUR = 9;
const SLOWER = 3.4;
/** The calendar's token was renewed so many days ago. */
const CALENDAR_MENDED = 14;
const INVOICE_FAILS = 0.66;
const CALENDAR_FAILS = 0.6;
const ANYTHING_FAILS = 0.02;

const AGENTS = [
  { name: 'Phone desk', rooms: ['Line 1', 'Line 2'], prefix: 'call', medianMs: 950 },
  { name: 'Website assistant', rooms: ['Pricing page', 'Help centre'], prefix: 'chat', medianMs: 1300 },
] as const;
const HOURS = [
  [7, 8],
  [8, 12],
  [9, 17],
  [10, 14],
  [11, 10],
  [13, 12],
  [14, 13],
  [15, 9],
  [16, 5],
] as const;
type Agent = (typeof AGENTS)[number];
/** What made an exchange, beside what was said. */
export type Told = ExchangeInput & { occurred_at: string; intent: string };

/** Four weeks of two agents: invoices that fail, a calendar that was mended, a slow hour. The same for the same `now`. */
export function tellConversations(now: Date): Told[] {
  return Array.from({ length: SESSIONS }, (_, n) => tellSession(n, now)).flat();
}

function tellSession(n: number, now: Date): Told[] {
  const d = dice(SEED, `session:${n}`);
  const agent = n % 5 < 2 ? AGENTS[0] : AGENTS[1];
  const age = DAYS - Math.floor((n * (DAYS - 1)) / (SESSIONS - 1));
  let at = startOf(d, now.getTime() - age * DAY_MS);
  const session_id = `${agent.prefix}-${new Date(at).toISOString().slice(0, 10)}-${String(n + 1).padStart(2, '0')}`;
  const room_name = d.pick(agent.rooms);
  const main = intentFrom(d);
  const asked = new Set<string>();
  return Array.from({ length: d.whole(4, 7) }, (_, turn): Told => {
    const intent = turn === 0 || d.chance(0.55) ? main : intentFrom(d);
    at += Math.round(d.between(0.4, 1.6) * MINUTE_MS);
    return {
      session_id,
      room_name,
      agent_name: agent.name,
      intent,
      ...tellTurn(d, { agent, intent, at, age, asked }),
    };
  });
}

const intentFrom = (d: Dice): string =>
  d.weighted(Object.entries(INTENTS).map(([name, { weight }]) => [name, weight] as const));

/** In working hours of a working day, at the latest on that day. */
function startOf(d: Dice, day: number): number {
  const weekday = new Date(day).getUTCDay();
  const backToFriday = [2, 0, 0, 0, 0, 0, 1][weekday] ?? 0;
  const midnight = Math.floor(day / DAY_MS) * DAY_MS - backToFriday * DAY_MS;
  return midnight + d.weighted(HOURS) * 60 * MINUTE_MS + d.whole(0, 45) * MINUTE_MS;
}

type Turn = { agent: Agent; intent: string; at: number; age: number; asked: Set<string> };

function tellTurn(d: Dice, { agent, intent, at, age, asked }: Turn) {
  const known = INTENTS[intent];
  const fresh = known?.questions.filter((question) => !asked.has(question)) ?? [];
  const user_message = d.pick(fresh.length > 0 ? fresh : (known?.questions ?? []));
  asked.add(user_message);
  const trouble = troubleOf(d, intent, age);
  const isSlow = new Date(at).getUTCHours() === SLOW_HOUR;
  return {
    user_message,
    agent_response: d.pick(trouble?.answers ?? known?.answers ?? []),
    response_time_ms: Math.round(d.skewed(agent.medianMs, 0.35) * (isSlow ? SLOWER : 1)),
    success: trouble === null,
    error: trouble && d.pick(trouble.errors),
    metadata: { intent, channel: agent.prefix === 'call' ? 'voice' : 'chat' },
    occurred_at: new Date(at).toISOString(),
  };
}

function troubleOf(
  d: Dice,
  intent: string,
  age: number,
): { errors: readonly string[]; answers: readonly string[] } | null {
  const luck = d.next();
  if (intent === 'invoice_copy' && luck < INVOICE_FAILS) return TROUBLES.invoice_copy;
  if (intent === 'demo_booking' && age > CALENDAR_MENDED && luck < CALENDAR_FAILS)
    return TROUBLES.demo_booking;
  return luck > 1 - ANYTHING_FAILS ? STRAY : null;
}
