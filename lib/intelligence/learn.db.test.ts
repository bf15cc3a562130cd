import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { aggregate } from './aggregate';
import { trialsFor } from './finding';
import { learnIntelligence, readPatternCells } from './learn';
import { currentDirectives, directiveHistory } from './queries';
import { currentDirective, publishDirective, restoreDirective } from './service';
import { type Batch, send } from './testing/send';

let stack: TestStack;
let org: TestOrg;
const sent: Batch[] = [
  { framework: 'PAS', n: 200, positive: 40, hook: 'trigger_event' },
  { framework: 'AIDA', n: 200, positive: 4, hook: 'statistic' },
  { framework: 'BAB', n: 200, positive: 14 },
  { framework: 'AIDA', n: 120, positive: 40, industry: 'Energy' },
  { framework: 'PAS', n: 120, positive: 12, industry: 'Energy' },
  { framework: 'QVC', n: 150, positive: 40, unsubscribed: 60, industry: 'Healthcare' },
];
const total = (keep: (batch: Batch) => boolean) =>
  sent
    .filter(keep)
    .reduce((sum, { n, positive }) => ({ n: sum.n + n, successes: sum.successes + positive }), {
      n: 0,
      successes: 0,
    });

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  await send(stack, org.id, sent);
});
afterAll(() => stack.close());

const ask = (context = {}, db = org.rep.db) =>
  currentDirective(db, org.id, { agentName: 'WriterAgent', context });
const patterns = (lines: readonly { pattern: object | null }[]) => lines.map(({ pattern }) => pattern);

describe('learning from outcomes', () => {
  it('counts cells as an independent count does', async () => {
    const cells = await readPatternCells(org.rep.db, org.id);
    const count = (pattern: object, context: object) => {
      const cell = cells.find(
        (row) => JSON.stringify([row.pattern, row.context]) === JSON.stringify([pattern, context]),
      );
      return cell && trialsFor(cell.counts, 'positive_reply_rate');
    };
    expect(count({}, {})).toEqual(total(() => true));
    for (const framework of ['PAS', 'AIDA', 'BAB', 'QVC']) {
      expect(count({ framework }, {})).toEqual(total((batch) => batch.framework === framework));
      for (const industry of ['Energy', 'Retail', 'Healthcare']) {
        const own = total((b) => b.framework === framework && (b.industry ?? 'Retail') === industry);
        expect(count({ framework }, { industry })).toEqual(own.n > 0 ? own : undefined);
      }
    }
    const harmed = cells.find(
      ({ pattern }) => pattern.framework === 'QVC' && Object.keys(pattern).length === 1,
    );
    expect(harmed && trialsFor(harmed.counts, 'harm_rate')).toEqual({ successes: 60, n: 150 });
  });

  it('directs agents, each line with its evidence; a breached guardrail wins nothing', async () => {
    expect((await ask()).version).toBe(0);
    expect((await ask()).guidance[0]?.text).toContain('Insufficient evidence');
    expect(await learnIntelligence(stack.service, org.id)).toBeGreaterThanOrEqual(6);
    const told = await ask();
    expect(patterns(told.best_practices)).not.toContainEqual({ framework: 'QVC' });
    expect(told.guidance.some(({ text }) => text.includes('QVC') && text.includes('unsubscribe rate'))).toBe(
      true,
    );
    expect(patterns(told.avoid)).toContainEqual({ framework: 'BAB' });
    for (const { evidence } of [...told.best_practices, ...told.avoid]) {
      expect(evidence?.n).toBeGreaterThanOrEqual(30);
      expect(evidence?.uplift.interval[0]).toBeLessThan(evidence?.uplift.interval[1] ?? 0);
    }
    const personal = await currentDirective(org.rep.db, org.id, { agentName: 'PersonalizerAgent' });
    expect(patterns(personal.avoid)).toContainEqual({ hook: 'statistic' });
  });

  it('says otherwise where an industry does otherwise', async () => {
    const energy = await ask({ industry: 'energy', acv_range: 'high' });
    expect(energy.context).toEqual({ industry: 'Energy' });
    expect(patterns(energy.best_practices)).toContainEqual({ framework: 'AIDA' });
    expect((await ask({ industry: 'Space' })).context).toEqual({});
  });

  it('writes a version only when something changed, and changes what learning learned otherwise', async () => {
    const before = await ask();
    expect(await learnIntelligence(stack.service, org.id)).toBe(0);
    await send(stack, org.id, [{ framework: 'BAB', n: 600, positive: 240 }]);
    expect(await learnIntelligence(stack.service, org.id)).toBeGreaterThan(0);
    const after = await ask();
    expect(after.version).toBeGreaterThan(before.version);
    expect(patterns(after.best_practices)).toContainEqual({ framework: 'BAB' });
    const found = await aggregate(org.rep.db, org.id);
    expect(patterns(found.organization.winning)).toContainEqual({ framework: 'BAB' });
    expect(found.commons).toBeNull();
  });

  it('is put back by an admin only, as a new version that learning respects until it ends', async () => {
    const history = await directiveHistory(org.rep.db, org.id, 'WriterAgent');
    const first = history.filter(({ context }) => Object.keys(context).length === 0).at(-1);
    if (!first) throw new Error('There is a first version.');
    await expect(restoreDirective(org.rep.db, org.id, first.id, 'back')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await restoreDirective(org.admin.db, org.id, first.id, 'back');
    const restored = await ask();
    expect(restored.version).toBeGreaterThan(history[0]?.version ?? 0);
    expect(restored.avoid).toEqual(first.avoid);
    await learnIntelligence(stack.service, org.id);
    expect((await ask()).version).toBe(restored.version);
    const [audited] = await stack.sql.query<{ n: number }>(
      `select count(*)::int as n from public.audit_log where org_id = $1 and action = 'directive.published'`,
      [org.id],
    );
    expect(audited?.n).toBe(1);
  });

  it('expires, is append-only, and belongs to one organisation', async () => {
    const draft = (await currentDirectives(org.rep.db, org.id, 'CopywriterAgent'))[0];
    if (!draft) throw new Error('There is a directive.');
    const { best_practices, guidance, avoid, evidence } = draft;
    const expires_at = new Date(Date.now() - 1000).toISOString();
    const old = { best_practices, guidance, avoid, evidence, reason: 'test', expires_at };
    await publishDirective(stack.service, org.id, { ...old, agent_name: 'CopywriterAgent' });
    const asked = await currentDirective(org.rep.db, org.id, { agentName: 'CopywriterAgent' });
    expect(asked.version).toBe(0);
    const update = `update public.agent_directives set reason = 'x' where org_id = '${org.id}'`;
    await expect(stack.sql.query(update)).rejects.toThrow('append-only');
    const other = await stack.orgWith();
    expect(await currentDirectives(other.admin.db, org.id)).toEqual([]);
    expect((await aggregate(other.admin.db, org.id)).organization.winning).toEqual([]);
    await expect(
      publishDirective(other.admin.db, org.id, { ...old, agent_name: 'CopywriterAgent' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
