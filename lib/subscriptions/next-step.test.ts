import { describe, expect, it } from 'vitest';
import { nextStep, RETRY_SECONDS } from './next-step';

const now = new Date('2026-03-01T12:00:00Z');
const answered = (status: number | null, retryAfter: string | null = null) => ({
  status,
  retryAfter,
  error: status === null ? 'The connection was refused.' : null,
  durationMs: 3,
});
const step = (answer = answered(500), attempts = 0, failingSince: string | null = null, random = 0.5) =>
  nextStep({ answer, attempts, failingSince, now, random });

describe('after an attempt', () => {
  it('2xx is delivered, and nothing else is', () => {
    expect(step(answered(204))).toEqual({
      is_delivered: true,
      error: null,
      retry_seconds: null,
      pause: null,
    });
    for (const status of [301, 400, 404, 429, 500, null])
      expect(step(answered(status)).is_delivered).toBe(false);
  });

  it('waits longer each time, about three days in all, and then gives up', () => {
    const waits = RETRY_SECONDS.map((_, attempts) => step(answered(500), attempts).retry_seconds);
    expect(waits).toEqual(RETRY_SECONDS);
    expect(RETRY_SECONDS.reduce((sum, seconds) => sum + seconds) / 3600).toBeCloseTo(75.6, 1);
    expect(step(answered(500), RETRY_SECONDS.length).retry_seconds).toBeNull();
  });

  it('messages that failed together come back within a tenth of each other', () => {
    expect(step(answered(500), 1, null, 0).retry_seconds).toBe(270);
    expect(step(answered(500), 1, null, 0.999).retry_seconds).toBe(330);
  });

  it('waits as long as it was asked to, a day at most', () => {
    expect(step(answered(429, '120')).retry_seconds).toBe(120);
    expect(step(answered(503, 'Sun, 01 Mar 2026 12:10:00 GMT')).retry_seconds).toBe(600);
    expect(step(answered(503, '9999999')).retry_seconds).toBe(86_400);
    expect(step(answered(503, 'soon')).retry_seconds).toBe(5);
  });

  it('an address that is gone or dead is paused', () => {
    expect(step(answered(410)).pause).toContain('410');
    expect(step(answered(null), 3, '2026-02-24T11:00:00Z').pause).toContain('connection was refused');
    expect(step(answered(null), 3, '2026-02-25T12:00:00Z').pause).toBeNull();
  });
});
