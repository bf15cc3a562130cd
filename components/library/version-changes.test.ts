import { describe, expect, it } from 'vitest';
import { type PracticeVersion, practiceCountsSchema } from '@/lib/practices/schema';
import { otherChanges } from './version-changes';

const version = (given: Partial<PracticeVersion>): PracticeVersion => ({
  version: 1,
  content: 'Hi',
  context: {},
  tags: [],
  status: 'active',
  reason: null,
  counts: practiceCountsSchema.parse({}),
  rates: {} as PracticeVersion['rates'],
  changed_by: null,
  created_at: '2026-11-01T00:00:00Z',
  ...given,
});

describe('changes between two versions', () => {
  it('says what else changed, and nothing when nothing did', () => {
    const before = version({ tags: ['PAS'], context: { industry: 'logistics' } });
    expect(otherChanges(before, before)).toEqual([]);
    expect(otherChanges(before, version({ status: 'retired', tags: ['short_text'] }))).toEqual([
      'Active became retired',
      'Where: “Logistics” became “Anywhere”',
      'Tags added: short text',
      'Tags removed: PAS',
    ]);
  });
});
