import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '@/lib/outcomes/message-schema';
import { decisionsOf, eventWords } from './message-words';

const opened: LedgerEvent = {
  id: '7d9f0c56-8e3c-4b62-b6c4-0d0c5a4f6f10',
  type: 'opened',
  occurred_at: '2026-05-04T08:00:00Z',
  source: 'sendgrid',
  is_machine: false,
  is_auto_reply: false,
  reply_text: null,
  reason: null,
  deal_value: null,
  currency: null,
};

describe('eventWords', () => {
  it('tells a person from a machine', () => {
    expect(eventWords(opened)).toBe('Opened');
    expect(eventWords({ ...opened, is_machine: true })).toBe('Opened by a machine');
    expect(eventWords({ ...opened, type: 'replied', is_auto_reply: true })).toBe('Automatic reply');
  });
});

describe('decisionsOf', () => {
  it('reads lists, numbers and nested values, and skips what is no decision', () => {
    const decisions = decisionsOf({
      WriterAgent: { framework: 'PAS', hooks_used: ['trigger_event', 'question'], temperature: 0.4 },
      Nothing: {},
      Odd: 'text',
    });
    expect(decisions).toEqual([
      {
        agent: 'WriterAgent',
        pairs: [
          ['framework', 'PAS'],
          ['hooks used', 'trigger event, question'],
          ['temperature', '0.4'],
        ],
      },
    ]);
  });
});
