import { describe, expect, it } from 'vitest';
import { timelineOf, viewAsOf } from './history';
import {
  conditionHolds,
  type RuleCondition,
  ruleConditionSchema,
  ruleInputSchema,
  ruleSentence,
} from './rules';
import { activity, day, history } from './test-history';

const view = viewAsOf(
  timelineOf(
    history({ competitor: 'Globex', expected_close_on: '2026-02-01', activities: [activity(3)] }, [
      [0, 'Proposal'],
    ]),
  ),
  Date.parse(day(20)),
);
const holds = (field: RuleCondition['field'], op: RuleCondition['op'], value = '') =>
  conditionHolds(view, { field, op, value });

describe('workspace rules', () => {
  it('compares numbers and matches text without regard to case', () => {
    expect(holds('amount', 'at_least', '45000')).toBe(true);
    expect(holds('amount', 'at_most', '44999')).toBe(false);
    expect(holds('stage', 'is', 'proposal')).toBe(true);
    expect(holds('stage', 'is_not', 'Proposal')).toBe(false);
    expect(holds('competitor', 'contains', 'GLOB')).toBe(true);
    expect(holds('days_silent', 'at_least', '17')).toBe(true);
    expect(holds('days_to_close', 'at_most', '11')).toBe(true);
  });

  it('knows empty from filled in', () => {
    expect(holds('product', 'is_empty')).toBe(true);
    expect(holds('product', 'is', 'GTX')).toBe(false);
    expect(holds('product', 'is_not', 'GTX')).toBe(true);
    expect(holds('competitor', 'is_set')).toBe(true);
  });

  it('refuses comparisons that make no sense, with a message at the field', () => {
    expect(ruleConditionSchema.safeParse({ field: 'amount', op: 'contains', value: '4' }).success).toBe(
      false,
    );
    expect(
      ruleConditionSchema.safeParse({ field: 'amount', op: 'at_least', value: 'many' }).error?.issues[0]
        ?.path,
    ).toEqual(['value']);
    expect(ruleConditionSchema.safeParse({ field: 'stage', op: 'is', value: ' ' }).success).toBe(false);
    expect(ruleInputSchema.safeParse({ name: 'x', kind: 'risk', conditions: [], text: 'y' }).success).toBe(
      false,
    );
  });

  it('reads as a sentence', () => {
    expect(
      ruleSentence({
        conditions: [
          { field: 'amount', op: 'at_least', value: '50000' },
          { field: 'competitor', op: 'is_set', value: '' },
        ],
      }),
    ).toBe('Amount is at least 50000 and Competitor is filled in');
  });
});
