import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { FIGURE_KEYS } from './figures';
import { getLearning } from './queries';
import { refreshLearning } from './refresh-service';
import { learningSchema } from './schema';

let stack: TestStack;
let org: TestOrg;
beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
});
afterAll(() => stack.close());

describe('an organisation without data', () => {
  it('says why there is nothing, before and after the job', async () => {
    for (const isComputed of [false, true]) {
      if (isComputed) await refreshLearning(stack.service, org.id);
      const learning = learningSchema.parse(await getLearning(org.rep.db, org.id, 30));
      expect(learning.computed_at === null).toBe(!isComputed);
      expect(learning.figures.map(({ key }) => key)).toEqual(FIGURE_KEYS);
      for (const { key, value, why_empty } of learning.figures) {
        expect([key, value]).toEqual([key, null]);
        expect(why_empty).toMatch(/\.$/);
      }
    }
  });
});
