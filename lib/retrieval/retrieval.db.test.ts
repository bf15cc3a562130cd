import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import type { Embedder } from './embedder';
import { indexSources } from './index-sources';
import type { SourceText } from './schema';
import { nearest, search } from './service';

let stack: TestStack;
let org: TestOrg;
let other: TestOrg;

const notes = [
  'The buyer says the price is too high and asks for a discount.',
  'Security review of the data centre is scheduled for March.',
  'They already use a competitor and are bound until next year.',
  'The champion left the company and nobody answers our calls.',
  'Legal wants changes in the liability clause of the contract.',
  'A demo for the warehouse team went well, they want a pilot.',
];
const sources: SourceText[] = notes.map((text, i) => ({
  sourceId: crypto.randomUUID(),
  text,
  context: { status: i % 2 === 0 ? 'won' : 'lost' },
}));
const idOf = (index: number) => sources[index]?.sourceId ?? '';

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('Northwind');
  other = await stack.orgWith('Contoso');
  await indexSources(stack.service, org.id, 'note', sources);
  await indexSources(stack.service, other.id, 'note', [
    {
      sourceId: crypto.randomUUID(),
      text: 'The price is too high, says the buyer, who asks for a discount.',
    },
  ]);
});
afterAll(() => stack.close());

const find = (query: string, extra: Partial<Parameters<typeof search>[1]> = {}) =>
  search(org.rep.db, { orgId: org.id, kind: 'note', query, limit: 3, ...extra });

describe('search', () => {
  it.each(['hybrid', 'vector', 'fts'] as const)('finds by meaning or by words: %s', async (mode) => {
    const hits = await find('price discount', { mode });
    expect(hits[0]).toMatchObject({ sourceId: idOf(0), content: notes[0], context: { status: 'won' } });
  });

  it('finds the same meaning in other words', async () => {
    const hits = await find('It costs too much for us', { mode: 'vector' });
    expect(hits[0]?.sourceId).toBe(idOf(0));
    expect(hits[0]?.similarity).toBeGreaterThan(0.3);
  });

  it('gives k sources whenever k exist, also for words that occur nowhere', async () => {
    for (const query of ['xylophone zzz', '!!!', 'the', "it's \\ 'quoted", 'price -discount', '"too high"']) {
      expect(await find(query, { limit: 6 })).toHaveLength(6);
    }
    expect(await find('xylophone zzz', { mode: 'fts' })).toEqual([]);
    expect(await find('  ')).toEqual([]);
  });

  it('falls back to any word when no text has them all, rarest first', async () => {
    const hits = await find('liability xylophone', { mode: 'fts' });
    expect(hits.map((hit) => hit.sourceId)).toEqual([idOf(4)]);
    expect(hits[0]?.coverage).toBeGreaterThan(0);
    expect(hits[0]?.coverage).toBeLessThan(1);
  });

  it('filters by sources, by context, and leaves out the one that asks', async () => {
    const wanted = [idOf(2), idOf(3)];
    const chosen = await find('price', { sourceIds: wanted, limit: 6 });
    expect(new Set(chosen.map((hit) => hit.sourceId))).toEqual(new Set(wanted));
    const won = await find('price', { context: { status: 'won' }, limit: 6 });
    expect(won).toHaveLength(3);
    expect(won.every((hit) => hit.context.status === 'won')).toBe(true);
    expect((await find('price', { exclude: idOf(0), limit: 6 })).map((hit) => hit.sourceId)).not.toContain(
      idOf(0),
    );
  });

  it('finds what resembles a stored source', async () => {
    const hits = await nearest(org.rep.db, { orgId: org.id, kind: 'note', sourceId: idOf(0), limit: 6 });
    expect(hits).toHaveLength(5);
    expect(hits.map((hit) => hit.sourceId)).not.toContain(idOf(0));
    expect(hits.map((hit) => hit.similarity)).toEqual(
      hits.map((hit) => hit.similarity).sort((a, b) => (b ?? 0) - (a ?? 0)),
    );
  });
});

describe('isolation', () => {
  it('never returns a row of another organisation', async () => {
    for (const mode of ['hybrid', 'vector', 'fts'] as const) {
      const mine = await find('price discount', { mode, limit: 20 });
      expect(mine.map((hit) => hit.sourceId).every((id) => sources.some((s) => s.sourceId === id))).toBe(
        true,
      );
      const request = { orgId: org.id, kind: 'note', query: 'price discount', limit: 20, mode };
      expect(await search(other.rep.db, request)).toEqual([]);
    }
  });

  it('tells a removed member, an anonymous caller and a key without read nothing', async () => {
    const gone = await stack.signUp();
    const args = {
      p_org_id: org.id,
      p_kind: 'note',
      p_model: 'local/use-lite-en',
      p_limit: 5,
      p_query: 'price',
    };
    await stack.sql.query(
      `insert into public.memberships (org_id, principal_id, kind, role, user_id) values ($1, $2, 'user', 'rep', $2)`,
      [org.id, gone.id],
    );
    expect((await gone.db.rpc('search_embeddings', args)).data).not.toEqual([]);
    await stack.sql.query('delete from public.memberships where principal_id = $1', [gone.id]);
    expect((await gone.db.rpc('search_embeddings', args)).data).toEqual([]);
    const key = await stack.apiKey(org.id, ['read']);
    expect((await key.db.rpc('search_embeddings', args)).data).not.toEqual([]);
    const unscoped = await stack.asUser({ principalId: key.id, scopes: [] });
    expect((await unscoped.rpc('search_embeddings', args)).data).toEqual([]);
    expect((await stack.anon.rpc('search_embeddings', args)).error).not.toBeNull();
  });

  it('lets nobody but the jobs write', async () => {
    const rows = [{ source_id: idOf(0), chunk: 0, content: 'x', content_hash: 'x', embedding: '[1]' }];
    const args = { p_org_id: org.id, p_kind: 'note', p_model: 'm', p_rows: rows };
    expect((await org.admin.db.rpc('store_embeddings', args)).error).not.toBeNull();
    expect((await org.admin.db.from('embeddings').delete().eq('org_id', org.id)).error).not.toBeNull();
  });
});

describe('indexing', () => {
  const counting = (model: string): Embedder & { texts: string[] } => {
    const texts: string[] = [];
    return {
      model,
      dimensions: 512,
      texts,
      embed: async (given) => {
        texts.push(...given);
        return given.map((_, i) => Float32Array.from({ length: 512 }, (__, at) => (at === i ? 1 : 0)));
      },
    };
  };
  const index = (kind: string, given: SourceText[], embedder?: Embedder) =>
    indexSources(stack.service, org.id, kind, given, embedder);
  const stored = (kind: string) =>
    stack.sql.query<{ chunk: number; model: string; context: unknown }>(
      'select chunk, model, context from public.embeddings where org_id = $1 and kind = $2 order by source_id, chunk',
      [org.id, kind],
    );

  it('embeds a text once, notices another text, another context and another model', async () => {
    const one = counting('one');
    const source = { sourceId: crypto.randomUUID(), text: 'First words.', context: { status: 'open' } };
    expect(await index('memo', [source], one)).toEqual({ embedded: 1, unchanged: 0, removed: 0 });
    expect(await index('memo', [source], one)).toEqual({ embedded: 0, unchanged: 1, removed: 0 });
    await index('memo', [{ ...source, context: { status: 'won' } }], one);
    expect(one.texts).toHaveLength(1);
    expect(await stored('memo')).toEqual([{ chunk: 0, model: 'one', context: { status: 'won' } }]);
    await index('memo', [{ ...source, text: 'Other words.' }], one);
    expect(one.texts).toHaveLength(2);
    await index('memo', [source], counting('two'));
    expect((await stored('memo')).map((row) => row.model)).toEqual(['two']);
  });

  it('keeps no chunk of a text that became shorter, and nothing of an empty one', async () => {
    const source = { sourceId: crypto.randomUUID(), text: 'A sentence of some length. '.repeat(400) };
    await index('paper', [source], counting('one'));
    expect((await stored('paper')).length).toBeGreaterThan(16);
    await index('paper', [{ ...source, text: 'Short now.' }], counting('one'));
    expect(await stored('paper')).toHaveLength(1);
    await index('paper', [{ ...source, text: ' ' }], counting('one'));
    expect(await stored('paper')).toEqual([]);
  });

  it('never compares vectors of two models, and still finds the old ones by their words', async () => {
    const old = { sourceId: crypto.randomUUID(), text: 'Procurement freeze until April.' };
    await index('memo_old', [old], counting('older'));
    const request = { orgId: org.id, kind: 'memo_old', query: 'procurement freeze', limit: 3 };
    expect(await search(org.rep.db, { ...request, mode: 'vector' })).toMatchObject([{ similarity: null }]);
    expect(await search(org.rep.db, request)).toMatchObject([{ sourceId: old.sourceId, similarity: null }]);
  });

  it('forgets a deal in the transaction that deletes it', async () => {
    const { data } = await stack.service
      .from('deals')
      .insert({ org_id: org.id, name: 'Doomed', status: 'open' })
      .select('id')
      .single();
    await index('deal', [{ sourceId: data?.id ?? '', text: 'Doomed deal' }], counting('one'));
    expect(await stored('deal')).toHaveLength(1);
    await stack.service
      .from('deals')
      .delete()
      .eq('id', data?.id ?? '');
    expect(await stored('deal')).toEqual([]);
  });

  it('queues a new embedding of everything when an admin changes the engine', async () => {
    const queued = () =>
      stack.sql.query(`select 1 from pgmq.q_jobs where message ->> 'name' = 'embeddings.reindex'`);
    await org.admin.db
      .from('organizations')
      .update({ settings: { theme: 'dark' } })
      .eq('id', org.id);
    expect(await queued()).toHaveLength(0);
    await org.admin.db
      .from('organizations')
      .update({ settings: { theme: 'dark', embeddings: { note: 'openai' } } })
      .eq('id', org.id);
    expect(await queued()).toHaveLength(1);
    await org.admin.db.from('organizations').update({ settings: {} }).eq('id', org.id);
  });

  it('compares no local vector once another engine is in force, and does again when it is not', async () => {
    const request = { orgId: org.id, kind: 'memo_far', query: 'procurement freeze', limit: 3 };
    const choose = (embeddings: Record<string, string>) =>
      org.admin.db.from('organizations').update({ settings: { embeddings } }).eq('id', org.id);
    await index('memo_far', [{ sourceId: crypto.randomUUID(), text: 'Procurement freeze until April.' }]);
    const local = [{ similarity: expect.any(Number) }];
    expect(await search(org.rep.db, request)).toMatchObject(local);
    await choose({ memo_far: 'openai' });
    expect(await search(org.rep.db, request)).toMatchObject([{ similarity: null, coverage: 1 }]);
    await choose({});
    expect(await search(org.rep.db, request)).toMatchObject(local);
  });
});
