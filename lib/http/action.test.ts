import { redirect } from 'next/navigation';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors';
import { publicAction } from './action';

const input = z.object({ name: z.string().min(1, 'Enter a name.') });

describe('an action', () => {
  it('masks what it does not know', async () => {
    const broken = publicAction({ input }, async () => {
      throw new Error('password=hunter2');
    });
    const result = await broken({ name: 'x' });
    expect(result).toEqual({
      ok: false,
      error: { code: 'internal', message: 'Something went wrong on our side.' },
    });
  });

  it('gives the words of an AppError to the person, and its cause to nobody', async () => {
    const refused = publicAction({ input }, async () => {
      throw new AppError('conflict', 'This already exists.', { cause: new Error('duplicate key value') });
    });
    expect(await refused({ name: 'x' })).toEqual({
      ok: false,
      error: { code: 'conflict', message: 'This already exists.' },
    });
  });

  it('names the fields that are wrong, and does not run', async () => {
    let runs = 0;
    const count = publicAction({ input }, async () => {
      runs += 1;
    });
    expect(await count({ name: '' })).toEqual({
      ok: false,
      error: {
        code: 'validation',
        message: 'Enter a name.',
        errors: [{ path: 'name', message: 'Enter a name.' }],
      },
    });
    expect(runs).toBe(0);
  });

  it('reads a form, without the fields that Next adds', async () => {
    const echo = publicAction({ input: z.looseObject({}) }, async ({ input: given }) => given);
    const form = new FormData();
    form.set('name', 'Ada');
    form.set('$ACTION_ID_1', 'x');
    expect(await echo(form)).toEqual({ ok: true, data: { name: 'Ada' } });
    expect(await echo({ ok: true }, form)).toEqual({ ok: true, data: { name: 'Ada' } });
  });

  it('lets a redirect pass', async () => {
    const away = publicAction({ input: z.unknown() }, async () => redirect('/login'));
    await expect(away({})).rejects.toThrow('NEXT_REDIRECT');
  });
});
