import type { DealHistory, HistoryActivity } from './history';

/** Day `n` of the tests' calendar, ISO. */
export function day(n: number): string {
  return new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
}

let next = 0;
/** A UUID that counts up, so that tests read the same every time. */
export function testId(): string {
  next += 1;
  return `00000000-0000-4000-8000-${next.toString(16).padStart(12, '0')}`;
}

export function activity(at: number, more: Partial<HistoryActivity> = {}): HistoryActivity {
  return {
    id: testId(),
    kind: 'email',
    direction: 'outbound',
    at: day(at),
    contact_id: 'ana',
    contact: 'Ana Silva',
    subject: null,
    body: null,
    ...more,
  };
}

/** A deal opened on day 0; `stages` maps day → stage. */
export function history(
  more: Partial<DealHistory> = {},
  stages: readonly (readonly [number, string])[] = [],
): DealHistory {
  return {
    id: testId(),
    name: 'Acme renewal',
    status: 'open',
    stage: stages.at(-1)?.[1] ?? 'Discovery',
    amount: 45_000,
    currency: 'USD',
    product: null,
    source: null,
    competitor: null,
    owner_id: null,
    opened_at: day(0),
    expected_close_on: null,
    closed_at: null,
    company: 'Acme',
    industry: 'software',
    company_size: 'medium',
    region: null,
    stages: stages.map(([at, to], i) => ({
      id: testId(),
      from: stages[i - 1]?.[1] ?? null,
      to,
      at: day(at),
    })),
    changes: [],
    activities: [],
    ...more,
  };
}
