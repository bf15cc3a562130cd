import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { type Asked, batchServer, type Fate } from '../ai/testing/batch-server';
import { overrideEnv } from '../env/env';
import { must } from '../supabase/must';
import { steerBatch } from './batch-service';
import { batchWorld } from './testing/batch-world';

let stack: TestStack;
let org: TestOrg;
let world: ReturnType<typeof batchWorld>;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  overrideEnv({ ...stack.env, OPENAI_API_KEY: undefined, ANTHROPIC_API_KEY: undefined });
  org = await stack.orgWith();
  world = batchWorld(stack, org);
});

describe.each(['openai', 'anthropic'] as const)('with a key of %s', (engine) => {
  let server: Awaited<ReturnType<typeof batchServer>>;
  afterEach(() => server.close());

  /** What a model would answer: the first claim that was drafted for it, word for word. */
  function answerTo({ body }: Asked): Fate {
    const question = JSON.stringify(body).replaceAll('\\n', '\n');
    const [, section, basis, evidence = '', text] =
      /^(\w+) \((\w+)\) \[([^\]]+)\]: (.+)$/m.exec(question) ?? [];
    const claim = { section, text, basis, evidence: evidence.split(', ') };
    return { kind: 'text', text: JSON.stringify({ name: 'Head of planning', claims: [claim] }) };
  }

  async function start(fateOf: (asked: Asked, place: number) => Fate, polls = 1) {
    server = await batchServer(fateOf, { polls });
    const { url } = server;
    overrideEnv({
      ...stack.env,
      ...(engine === 'openai'
        ? { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `${url}/v1`, ANTHROPIC_API_KEY: undefined }
        : {
            ANTHROPIC_API_KEY: 'k',
            ANTHROPIC_BASE_URL: url,
            ANTHROPIC_MODEL: 'claude-sonnet-4-5',
            OPENAI_API_KEY: undefined,
          }),
    });
  }

  it('asks for more than a handful in one batch, at half the price; what fails is done here, with the reason', async () => {
    const fates: (Fate | undefined)[] = [
      undefined,
      { kind: 'errored' },
      { kind: 'missing' },
      { kind: 'refusal' },
    ];
    await start((asked, place) => fates[place] ?? answerTo(asked), 2);
    const contacts = await world.insertContacts(7);
    const { id } = await world.order(contacts);
    await world.run(id);
    expect(server.batches.map(({ asked }) => asked.length)).toEqual([7]);
    expect(await world.look(id)).toMatchObject({ status: 'running', asked: 7, engine });
    await world.run(id);
    expect(await world.look(id)).toMatchObject({ status: 'running', asked: 7 });
    await world.run(id);
    const batch = await world.look(id);
    expect(batch).toMatchObject({ status: 'finished', done: 7, asked: 0, failed: 0 });
    expect(batch.items.map((item) => [item.engine, item.reason])).toEqual([
      [engine, null],
      ['local', `${engine}: bad_request`],
      ['local', `${engine}: timeout`],
      ['local', `${engine}: refused`],
      [engine, null],
      [engine, null],
      [engine, null],
    ]);
    const rows = await must(
      stack.service
        .from('generations')
        .select('engine, model, cost_usd')
        .eq('org_id', org.id)
        .eq('engine', engine),
    );
    expect(rows).toHaveLength(4);
    // 120 tokens in, 30 out: gpt-4o-mini at 0.15 and 0.60 dollars a million, Claude Sonnet at 3 and 15; halved.
    const full = engine === 'openai' ? 120 * 0.15 + 30 * 0.6 : 120 * 3 + 30 * 15;
    for (const { cost_usd } of rows) expect(cost_usd).toBeCloseTo(full / 2 / 1_000_000, 9);
    const kept = await must(
      stack.service
        .from('persona_batch_items')
        .select('prepared')
        .eq('batch_id', id)
        .not('prepared', 'is', null),
    );
    expect(kept).toEqual([]);
    await world.run(id);
    expect(await world.generationsOf(contacts)).toHaveLength(7);
  });

  it('asks one by one for a handful', async () => {
    await start(answerTo);
    const { id } = await world.order(await world.insertContacts(2));
    await world.run(id);
    expect(server.batches).toEqual([]);
    expect(await world.look(id)).toMatchObject({ status: 'finished', done: 2 });
  });

  it('goes on without the batch API when the provider refuses, and says why', async () => {
    await start(answerTo);
    server.failWith(400);
    const { id } = await world.order(await world.insertContacts(6));
    await world.run(id);
    expect(await world.look(id)).toMatchObject({
      status: 'finished',
      done: 6,
      reason: `${engine}: bad_request`,
      engine: null,
    });
  });

  it('goes on with the answers where a worker stopped', async () => {
    await start(answerTo);
    const contacts = await world.insertContacts(6);
    const { id } = await world.order(contacts);
    await world.run(id);
    const stopped = new AbortController();
    stopped.abort();
    await world.run(id, stopped.signal);
    expect(await world.look(id)).toMatchObject({ status: 'running', asked: 6, done: 0 });
    await Promise.all([world.run(id), world.run(id)]);
    expect(await world.look(id)).toMatchObject({ status: 'finished', done: 6 });
    expect(server.batches).toHaveLength(1);
    expect(await world.generationsOf(contacts)).toHaveLength(6);
  });

  it('is cancelled at the provider as well', async () => {
    await start(answerTo, 99);
    const contacts = await world.insertContacts(6);
    const { id } = await world.order(contacts);
    await world.run(id);
    await steerBatch(org.rep.db, org.id, id, 'cancel');
    await world.run(id);
    expect(server.batches[0]?.isCancelled).toBe(true);
    expect(await world.look(id)).toMatchObject({ status: 'cancelled', cancelled: 6 });
    expect(await world.generationsOf(contacts)).toEqual([]);
  });
});
