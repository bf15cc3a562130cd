import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldErrors } from './validate';

const row = z.object({
  name: z.string().min(1, 'Give it a name.'),
  size: z.union([z.number(), z.literal('all')]),
});
const oneOrMany = z.union([row, z.array(row)]);
const errorsOf = (input: unknown) => {
  const { error } = oneOrMany.safeParse(input);
  return error ? fieldErrors(error) : [];
};

describe('the fields of an error', () => {
  it('are those of the form that was meant', () => {
    expect(errorsOf({ name: '', size: 1 })).toEqual([{ path: 'name', message: 'Give it a name.' }]);
    expect(
      errorsOf([
        { name: 'a', size: 1 },
        { name: '', size: 1 },
      ]),
    ).toEqual([{ path: '1.name', message: 'Give it a name.' }]);
  });

  it('stay general where no form fits', () => {
    expect(errorsOf('text')).toEqual([{ path: '', message: 'Invalid input' }]);
    expect(errorsOf({ name: 'a', size: true })).toEqual([{ path: 'size', message: 'Invalid input' }]);
  });
});
