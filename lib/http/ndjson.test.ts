import { expect, it } from 'vitest';
import { AppError } from '../errors';
import { streamEvents } from './ndjson';

type Event = { type: 'n'; n: number };

async function* counting(to: number, done: () => void): AsyncGenerator<Event> {
  for (let n = 1; n <= to; n++) yield { type: 'n', n };
  done();
}

it('sends one event a line', async () => {
  const response = await streamEvents(counting(2, () => {}));
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  expect(await response.text()).toBe('{"type":"n","n":1}\n{"type":"n","n":2}\n');
});

it('is an ordinary error before the first event, and a last line after it', async () => {
  async function* late(): AsyncGenerator<Event> {
    yield { type: 'n', n: 1 };
    throw new AppError('conflict', 'Too late.');
  }
  // biome-ignore lint/correctness/useYield: it fails before it could
  async function* early(): AsyncGenerator<Event> {
    throw new AppError('not_found', 'Nothing here.');
  }
  await expect(streamEvents(early())).rejects.toMatchObject({ code: 'not_found' });
  const lines = (await (await streamEvents(late())).text()).trim().split('\n');
  expect(JSON.parse(lines[1] ?? '')).toEqual({ type: 'error', message: 'Too late.' });
});

it('finishes the work of a reader who left', async () => {
  await new Promise<void>((finished) => {
    streamEvents(counting(50, finished)).then(({ body }) => body?.cancel());
  });
});
