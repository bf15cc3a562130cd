import type { Answer } from './post';

const HOUR = 3600;
/** Seconds after each failed attempt: about three days in all, as the Standard Webhooks specification suggests. */
export const RETRY_SECONDS = [5, 300, 1800, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const LONGEST_SECONDS = 24 * HOUR;
/** An address at which nothing arrived for so long is dead. */
export const DEAD_AFTER_DAYS = 5;
const DAY_MS = 86_400_000;
const JITTER = 0.1;

export type Step = {
  is_delivered: boolean;
  error: string | null;
  /** Null: this was the last attempt. */
  retry_seconds: number | null;
  /** Why the address is paused from now on. */
  pause: string | null;
};

type Situation = {
  answer: Answer;
  /** Attempts before this one. */
  attempts: number;
  failingSince: string | null;
  now: Date;
  /** In [0, 1): messages that failed together don't come back together. */
  random: number;
};

/** What follows from an attempt: done, again later, given up, and whether the address is still worth it. */
export function nextStep({ answer, attempts, failingSince, now, random }: Situation): Step {
  const { status } = answer;
  if (status !== null && status >= 200 && status < 300)
    return { is_delivered: true, error: null, retry_seconds: null, pause: null };
  const error = answer.error ?? `The address answered ${status}.`;
  const failed = { is_delivered: false, error };
  if (status === 410)
    return {
      ...failed,
      retry_seconds: null,
      pause: 'The address answered 410: it does not want events any more.',
    };
  const isDead = failingSince !== null && now.getTime() - Date.parse(failingSince) > DEAD_AFTER_DAYS * DAY_MS;
  if (isDead)
    return {
      ...failed,
      retry_seconds: null,
      pause: `Nothing was delivered for ${DEAD_AFTER_DAYS} days. Last: ${error}`,
    };
  const wait = RETRY_SECONDS[attempts];
  if (wait === undefined) return { ...failed, retry_seconds: null, pause: null };
  const asked = Math.min(LONGEST_SECONDS, secondsOf(answer.retryAfter, now));
  const jittered = Math.ceil(wait * (1 + JITTER * (2 * random - 1)));
  return { ...failed, retry_seconds: Math.max(jittered, asked), pause: null };
}

/** `Retry-After` in seconds: a number, or a date. 0 when it says nothing that can be read. */
function secondsOf(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
