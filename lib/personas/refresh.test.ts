import { expect, it } from 'vitest';
import { MAX_REFRESH_AFTER, refreshInput } from './refresh-schema';

it.each([0, 1, MAX_REFRESH_AFTER, null])('a persona may be made again after %s interactions', (after) => {
  expect(refreshInput.parse({ after })).toEqual({ after });
});

it.each([-1, 2.5, MAX_REFRESH_AFTER + 1, Number.NaN, '10'])('not after %s', (after) => {
  expect(refreshInput.safeParse({ after }).error?.issues[0]?.message).toContain('whole number');
});
