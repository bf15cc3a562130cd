import { describe, expect, it } from 'vitest';
import { engagementOf, kindOf } from './activity-words';

const base = { direction: null, duration_seconds: null, metadata: {} } as const;

describe('how an activity is worded', () => {
  it('says what it was, whose it was and how long it took', () => {
    expect(kindOf({ ...base, kind: 'note' })).toBe('Note');
    expect(kindOf({ ...base, kind: 'email', direction: 'inbound' })).toBe('E-mail from them');
    expect(kindOf({ ...base, kind: 'call', direction: 'outbound', duration_seconds: 61 })).toBe(
      'Call by us, 1 minute',
    );
    expect(kindOf({ ...base, kind: 'meeting', duration_seconds: 5400 })).toBe('Meeting, 90 minutes');
  });

  it('says how it was received, and nothing when nothing is known', () => {
    expect(engagementOf({ ...base, kind: 'email' })).toEqual([]);
    expect(
      engagementOf({
        ...base,
        kind: 'email',
        metadata: { opened: true, open_count: 3, clicked: false, replied: true },
      }),
    ).toEqual(['Opened 3 times', 'Answered']);
    expect(engagementOf({ ...base, kind: 'meeting', metadata: { completed: false } })).toEqual([
      'Did not take place',
    ]);
    expect(engagementOf({ ...base, kind: 'meeting', metadata: { completed: true } })).toEqual([]);
  });
});
