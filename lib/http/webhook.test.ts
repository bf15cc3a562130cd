import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { type Delivery, webhook } from './webhook';

const BOM_AND_BROKEN_UTF8 = new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0x7b, 0x7d]);

function door(store: (delivery: Delivery<{ token: string }>, source: string) => Promise<void>) {
  return webhook<{ token: string }, string>({
    maxBytes: 100,
    authenticate: async ({ params }) => {
      if (params.token !== 'good') throw new AppError('unauthenticated', 'The signature is wrong.');
      return 'endpoint-1';
    },
    store,
  });
}
function send(body: BodyInit, token = 'good') {
  return [
    new Request('http://x/webhooks', { method: 'POST', body }),
    { params: Promise.resolve({ token }) },
  ] as const;
}

describe('webhook', () => {
  it('stores exactly the bytes that were sent, then acknowledges', async () => {
    const stored: [Uint8Array, string][] = [];
    const post = door(async ({ bytes }, source) => void stored.push([bytes, source]));
    const response = await post(...send(BOM_AND_BROKEN_UTF8));
    expect(response.status).toBe(200);
    expect(stored).toEqual([[BOM_AND_BROKEN_UTF8, 'endpoint-1']]);
  });

  it('stores nothing that is not authentic or too large', async () => {
    let calls = 0;
    const post = door(async () => void calls++);
    expect((await post(...send('{}', 'bad'))).status).toBe(401);
    expect((await post(...send('x'.repeat(101)))).status).toBe(413);
    expect(calls).toBe(0);
  });

  it('asks for another try when the store fails, and says nothing about why', async () => {
    const post = door(async () => {
      throw new Error('relation "webhook_deliveries" does not exist');
    });
    const response = await post(...send('{}'));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.text()).not.toContain('relation');
  });
});
