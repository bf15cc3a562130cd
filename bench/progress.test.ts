import { afterEach, expect, it, vi } from 'vitest';
import { reportOn } from './progress';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

it('reports what was done before a bench broke off, and why', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await reportOn('search', { queries: 4 }, async ({ done }) => {
    done('sizes', { rows: 1_000 });
    throw new Error('It cannot be reached.', { cause: { code: 'ECONNRESET', message: 'socket hang up' } });
  });
  expect(JSON.parse(String(written.mock.calls[0]?.[0]))).toMatchObject({
    bench: 'search',
    queries: 4,
    sizes: [{ rows: 1_000 }],
    broken_off: 'It cannot be reached. ← {"code":"ECONNRESET","message":"socket hang up"}',
  });
  expect(String(said.mock.calls[0]?.[0])).toContain('sizes {"rows":1000}');
  expect(process.exitCode).toBe(1);
});
