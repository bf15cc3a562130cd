import type { ExchangeInput } from './schema';

/*
 * The client for agents: no imports but types, so that it can be copied into any project. It never throws into the
 * agent and never makes it wait; what cannot be delivered yet stays in a bounded queue.
 */

export type ClientOptions = {
  /** Address of Winloop, such as https://winloop.example. */
  url: string;
  /** A key with the scope "write". */
  apiKey: string;
  /** Exchanges in one request; 1,000 at most. */
  batchSize?: number;
  /** How long an exchange waits for company. */
  flushAfterMs?: number;
  /** Beyond this the oldest are dropped; `dropped` counts them. */
  maxQueue?: number;
  /** True for texts that must not leave the agent: their exchange is not logged. */
  isSensitive?: (text: string) => boolean;
  /** False switches logging off; without it ENABLE_RAG=false does. */
  enabled?: boolean;
  /** Told why a request failed. */
  onError?: (reason: string) => void;
  fetch?: typeof fetch;
};
type Batch = { key: string; exchanges: ExchangeInput[] };

const LONGEST_WAIT_MS = 60_000;
const FIRST_WAIT_MS = 500;
const MAX_BATCH = 1000;

export class ConversationClient {
  /** Exchanges that were given up: refused by the server, or too many for the queue. */
  dropped = 0;
  readonly #options: Required<Omit<ClientOptions, 'enabled' | 'onError' | 'isSensitive'>> &
    Pick<ClientOptions, 'onError' | 'isSensitive'>;
  readonly #isEnabled: boolean;
  #queue: ExchangeInput[] = [];
  #pending: Batch | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #failures = 0;

  constructor(options: ClientOptions) {
    this.#options = {
      batchSize: 100,
      flushAfterMs: 1000,
      maxQueue: 10_000,
      fetch: globalThis.fetch,
      ...options,
    };
    this.#isEnabled = options.enabled ?? !/^(false|0)$/.test(process.env.ENABLE_RAG ?? '');
  }

  /** Takes an exchange and returns at once. */
  log(exchange: ExchangeInput): void {
    if (!this.#isEnabled || this.#isSensitive(exchange)) return;
    this.#queue.push({ ...exchange, occurred_at: exchange.occurred_at ?? new Date().toISOString() });
    const excess = this.#queue.length - this.#options.maxQueue;
    if (excess > 0) {
      this.#queue.splice(0, excess);
      this.dropped += excess;
    }
    this.#schedule(this.#pause());
  }

  /** Sends what waits; resolves when it has arrived or `timeoutMs` is over. False: something is still here. */
  async flush(timeoutMs = 10_000): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while ((this.#pending || this.#queue.length > 0) && Date.now() < until) {
      await this.#send();
      if (this.#failures > 0) await sleep(Math.min(this.#wait(), Math.max(0, until - Date.now())));
    }
    return !this.#pending && this.#queue.length === 0;
  }

  #isSensitive({ user_message, agent_response }: ExchangeInput): boolean {
    const { isSensitive } = this.#options;
    return isSensitive ? isSensitive(user_message) || isSensitive(agent_response) : false;
  }

  #schedule(afterMs: number): void {
    // A full batch goes at once, unless the server is down.
    if (this.#timer && (afterMs > 0 || this.#failures > 0)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#send();
    }, afterMs);
    // Waiting to send keeps no process alive: flush() before the end.
    this.#timer.unref?.();
  }

  /** Exponential: a server that restarts is not greeted by everybody at once. */
  #wait(): number {
    return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1)) * (0.5 + Math.random() / 2);
  }

  #send(): Promise<void> {
    this.#sending ??= this.#sendOne().finally(() => {
      this.#sending = null;
      if (this.#pending || this.#queue.length > 0) this.#schedule(this.#pause());
    });
    return this.#sending;
  }

  #pause(): number {
    if (this.#failures > 0) return this.#wait();
    return this.#queue.length >= this.#options.batchSize ? 0 : this.#options.flushAfterMs;
  }

  async #sendOne(): Promise<void> {
    const { batchSize, url, apiKey, onError } = this.#options;
    // The same batch under the same key until it has an answer: a repeat is not stored twice.
    this.#pending ??=
      this.#queue.length === 0
        ? null
        : { key: crypto.randomUUID(), exchanges: this.#queue.splice(0, Math.min(batchSize, MAX_BATCH)) };
    if (!this.#pending) return;
    const { key, exchanges } = this.#pending;
    try {
      const response = await this.#options.fetch(new URL('/api/v1/conversations', url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': key,
          'x-winloop-source': 'client',
        },
        body: JSON.stringify(exchanges),
        signal: AbortSignal.timeout(30_000),
      });
      await response.body?.cancel();
      if (isTemporary(response.status)) throw new Error(`The server answered ${response.status}.`);
      if (!response.ok) {
        this.dropped += exchanges.length;
        onError?.(`The server refused ${exchanges.length} exchanges with ${response.status}.`);
      }
      this.#pending = null;
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      onError?.(error instanceof Error ? error.message : 'No connection.');
    }
  }
}

const isTemporary = (status: number): boolean =>
  status === 408 || status === 409 || status === 429 || status >= 500;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
