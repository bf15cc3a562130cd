import { expect, it } from 'vitest';
import { describeError } from './logger';

it('logs causes without the values that databases quote', () => {
  const error = new Error('outer', {
    cause: new Error('invalid input syntax for type uuid: "ada@example.com"'),
  });
  const text = JSON.stringify(describeError(error));
  expect(text).toContain('invalid input syntax');
  expect(text).not.toContain('ada@example.com');
});
