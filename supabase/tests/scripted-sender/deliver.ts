import type { Rng } from '../../../lib/stats/rng';
import type { Signature } from './keys';

export type Delivery = {
  url: string;
  body: string | Uint8Array<ArrayBuffer>;
  contentType: string;
  /** Signed anew for every attempt, as those do whose signature holds a time. */
  sign: () => Signature;
  /** How often this provider tries before it gives up. */
  attempts: number;
  /** Who reads more than the status: Salesforce waits for its Ack. */
  isTaken?: (answer: string) => boolean;
};
export type Sent = { deliveries: number; attempts: number; givenUp: number; milliseconds: number[] };
type Line = {
  connections: number;
  rng: Rng /** The share of answers that get lost on the way back. */;
  lost?: number;
};

const PAUSE_MS = 25;

/** Everything over several connections at once. A server error, a broken connection and a lost answer are tried again. */
export async function deliverAll(deliveries: readonly Delivery[], line: Line): Promise<Sent> {
  const sent: Sent = { deliveries: deliveries.length, attempts: 0, givenUp: 0, milliseconds: [] };
  let next = 0;
  const connection = async () => {
    for (let at = next++; at < deliveries.length; at = next++) {
      const delivery = deliveries[at];
      if (delivery) await deliver(delivery, line, sent);
    }
  };
  await Promise.all(Array.from({ length: line.connections }, connection));
  return sent;
}

async function deliver(delivery: Delivery, { rng, lost = 0 }: Line, sent: Sent): Promise<void> {
  for (let attempt = 1; attempt <= delivery.attempts; attempt += 1) {
    sent.attempts += 1;
    const started = performance.now();
    const isTaken = await post(delivery);
    sent.milliseconds.push(performance.now() - started);
    if (isTaken && rng.next() >= lost) return;
    // The receiver has it, but the answer never came back: this provider doesn't know, and asks again, once.
    if (isTaken) {
      sent.attempts += 1;
      await post(delivery);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
  }
  sent.givenUp += 1;
}

async function post({ url, body, contentType, sign, isTaken }: Delivery): Promise<boolean> {
  try {
    const headers = { 'content-type': contentType, ...sign() };
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
    const answer = await response.text();
    return response.ok && (isTaken?.(answer) ?? true);
  } catch {
    return false;
  }
}
