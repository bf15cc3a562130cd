import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, api } from './fetch';
import { keysFor } from './keys';

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));

describe('api', () => {
  it('gives what the server answers', async () => {
    answer(200, { data: [1] });
    await expect(api('/deals')).resolves.toEqual({ data: [1] });
  });
  it('turns a problem into words for a person, with its reference', async () => {
    answer(404, { code: 'not_found', detail: 'There is no such deal.', request_id: 'r-1' });
    const error = await api('/deals/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 404,
      code: 'not_found',
      message: 'There is no such deal.',
      requestId: 'r-1',
    });
  });
  it('says so when the server cannot be reached, and when it answers nonsense', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed');
    });
    await expect(api('/deals')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
    await expect(api('/deals')).rejects.toMatchObject({ status: 502, code: 'internal' });
  });
  it('lets a cancelled request be cancelled', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new DOMException('gone', 'AbortError');
    });
    await expect(api('/deals')).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('keysFor', () => {
  it('begins every key with the organisation', () => {
    const keys = keysFor('org-1', 'deals');
    for (const key of [keys.root, keys.list({ q: 'x' }), keys.detail('d'), keys.part('d', 'forecast')])
      expect(key.slice(0, 2)).toEqual(['org-1', 'deals']);
  });
});
