import type { Rng } from '../../../lib/stats/rng';
import type { Tracked } from './plan';
import type { Step } from './steps';
import { untouched } from './truth';

export type Read = { outcomeId: string; email: string; sentAt: number; isConvincing: boolean };

const MINUTE = 60_000;
const YES = "Thanks, this sounds great. I'm interested, can we set up a call next Tuesday at 10?";
const NO = 'Not interested, thanks.';

/** The chances of an interested reply: what the application has to find out, and nobody tells it. */
export const TRUTH = { convincing: 0.5, other: 0.03 } as const;
const REFUSED = 0.02;

/**
 * What readers make of messages: delivered, opened by half of them, and answered by those whom it convinced. Each is
 * named by its own outcome id, so that the providers' events find it.
 */
export function readBy(messages: readonly Read[], rng: Rng): Tracked[] {
  return messages.map(({ outcomeId, email, sentAt, isConvincing }, index) => {
    // Numbers of this form carry custom args and the signed reply address.
    const n = index * 12;
    const luck = rng.next();
    const yes = isConvincing ? TRUTH.convincing : TRUTH.other;
    const at = (minutes: number) => sentAt + minutes * MINUTE;
    const mail = (event: string, minutes: number, extra = {}): Step => ({
      kind: 'mail',
      at: at(minutes),
      event,
      extra,
    });
    const reply = (text: string): Step => ({
      kind: 'reply',
      at: at(90),
      text,
      charset: 'UTF-8',
      isAutomatic: false,
    });
    const steps: Step[] = [mail('processed', 1), mail('delivered', 2, { response: '250 OK' })];
    if (luck < yes || rng.next() < 0.5) steps.push(mail('open', 30));
    if (luck < yes) steps.push(reply(YES));
    else if (luck < yes + REFUSED) steps.push(reply(NO));
    return { n, person: n, sentAt, email, steps, truth: untouched(), outcomeId };
  });
}
