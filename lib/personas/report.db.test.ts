import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStack, testStack } from '@/supabase/embedded/test-db';
import { must } from '../supabase/must';
import { exportPersona } from './export-service';
import { assumeMinutes, personaReport } from './report-service';
import { recordUse } from './use-service';

let stack: TestStack;
let org: Awaited<ReturnType<TestStack['orgWith']>>;
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const made: { contactId: string; personaId: string; generationId: string }[] = [];

const CONTENT = {
  name: 'Reads in the morning',
  sections: {
    role: [{ text: 'CFO', basis: 'confirmed', evidence: ['e1'] }],
    dos: [
      { text: 'Send figures.', basis: 'inferred', evidence: ['e1'] },
      { text: 'Unknown.', basis: 'unknown', evidence: [] },
    ],
  },
};

async function generate(name: string, method: string, score: number | null) {
  const [contact] = await must(
    org.rep.db
      .from('contacts')
      .insert([{ org_id: org.id, name, email: `${crypto.randomUUID()}@odland.example` }])
      .select('id'),
  );
  const contactId = contact?.id ?? '';
  const personaId = await must(
    org.rep.db.rpc('store_persona', {
      p_org_id: org.id,
      p_contact_id: contactId,
      p_generation: {
        mode: 'rag',
        requested_mode: 'rag',
        method,
        experiment: 'persona-method',
        engine: 'local',
        prompt_version: '1',
        data_quality_score: score,
        interactions: 12,
        claims_dropped: 1,
        content: { ...CONTENT, sections: { ...EMPTY, ...CONTENT.sections } },
      },
      p_evidence: [
        {
          id: 'e1',
          type: 'contact',
          source_id: contactId,
          label: 'Contact record: CFO',
          quote: null,
          observed_at: daysAgo(3),
          sources: [],
        },
      ],
    }),
  );
  const [generation] = await must(
    org.rep.db.from('persona_generation_history').select('id').eq('persona_id', personaId),
  );
  made.push({ contactId, personaId, generationId: generation?.id ?? '' });
}

const EMPTY = Object.fromEntries(
  [
    'company',
    'communication_style',
    'pain_points',
    'buying_motivations',
    'likely_objections',
    'approach',
    'donts',
    'best_time',
    'best_channel',
  ].map((section) => [section, []]),
);

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('Reporting');
  for (const [i, score] of [40, 60, 80].entries())
    await generate(`Contact ${i}`, i === 0 ? 'thorough' : 'concise', score);
});
afterAll(() => stack.close());

describe('using a persona', () => {
  it('is kept once a reading, and every export is', async () => {
    const { personaId, generationId } = made[0] ?? { personaId: '', generationId: '' };
    const use = { kind: 'viewed' as const, generation_id: generationId };
    const record = (now: Date) => recordUse(org.rep.db, org.id, org.rep.id, personaId, use, now);
    expect(await record(NOW)).toBe(true);
    expect(await record(NOW)).toBe(false);
    expect(await record(new Date(NOW.getTime() + 3_600_000))).toBe(true);
    await expect(recordUse(org.rep.db, org.id, org.rep.id, made[1]?.personaId ?? '', use)).rejects.toThrow(
      'no such',
    );
    for (const format of ['json', 'csv', 'pdf'] as const) {
      const file = await exportPersona(org.rep.db, org.id, org.rep.id, personaId, { format }, NOW);
      expect(file.name).toBe(`persona-contact-0.${format}`);
      const text = typeof file.body === 'string' ? file.body : Buffer.from(file.body).toString('latin1');
      expect(text.slice(0, 5)).toBe({ json: '{\n  "', csv: '\uFEFFpers', pdf: '%PDF-' }[format]);
    }
    const kinds = await must(org.rep.db.from('persona_uses').select('kind, format').order('occurred_at'));
    expect(kinds.map(({ kind, format }) => format ?? kind)).toEqual([
      'viewed',
      'viewed',
      'json',
      'csv',
      'pdf',
    ]);
    const audited = await must(org.admin.db.from('audit_log').select('action').like('action', 'persona.%'));
    expect(audited.filter(({ action }) => action === 'persona.exported')).toHaveLength(3);
    expect(audited.filter(({ action }) => action === 'persona.generated')).toHaveLength(3);
  });

  it('holds everything in the JSON: persona, analysis and every generation', async () => {
    const { body } = await exportPersona(
      org.rep.db,
      org.id,
      org.rep.id,
      made[0]?.personaId ?? '',
      { format: 'json' },
      NOW,
    );
    const file = JSON.parse(String(body));
    expect(file.persona.content.sections.dos[0]).toMatchObject({ text: 'Send figures.', evidence: ['e1'] });
    expect(file.persona.evidence).toHaveLength(1);
    expect(file.history.data).toHaveLength(1);
    expect(file.analysis.contact_id).toBe(made[0]?.contactId);
  });
});

describe('the report', () => {
  it('counts generations, claims, coverage, ratings and uses of the organisation only', async () => {
    const rate = (generation_id: string | undefined, stars: number) =>
      must(
        org.rep.db
          .from('persona_ratings')
          .insert([{ org_id: org.id, generation_id: generation_id ?? '', stars }])
          .select('id'),
      );
    await rate(made[0]?.generationId, 5);
    await rate(made[1]?.generationId, 2);
    const report = await personaReport(org.rep.db, org.id, 12, NOW);
    const month = NOW.toISOString().slice(0, 7);
    expect(report.generations).toEqual([{ month, mode: 'rag', engine: 'local', n: 3 }]);
    expect(report.quality.at(-1)).toMatchObject({
      month,
      score: { mean: 60, n: 3 },
      claims: 9,
      evidenced: 6,
      dropped: 3,
      unknown: { raw: 1 / 3, n: 9 },
    });
    expect(report.quality).toHaveLength(12);
    expect(report.coverage).toMatchObject({ contacts: 3, with_persona: 3, active: 0, outdated: 0 });
    expect(report.method_test).toMatchObject({ n: [1, 1], verdict: 'undecided', difference: { value: 3 } });
    expect(report.totals).toMatchObject({ generations: 3, ratings: 2, views: 2, exports: 4 });
    expect(report.association).toMatchObject({ used: null, considered: 0 });
    const other = await stack.orgWith('Elsewhere');
    const theirs = await personaReport(other.rep.db, other.id, 12, NOW);
    expect(theirs.totals.generations + theirs.coverage.contacts).toBe(0);
  });

  it('leaves time saved out until an admin states an assumption', async () => {
    expect((await personaReport(org.rep.db, org.id, 3, NOW)).time_saved).toBeNull();
    await expect(assumeMinutes(org.rep.db, org.id, 20)).rejects.toThrow();
    await assumeMinutes(org.admin.db, org.id, 30);
    expect((await personaReport(org.rep.db, org.id, 3, NOW)).time_saved).toEqual({
      minutes_each: 30,
      used_generations: 1,
      hours: 0.5,
    });
    await assumeMinutes(org.admin.db, org.id, null);
    expect((await personaReport(org.rep.db, org.id, 3, NOW)).time_saved).toBeNull();
  });

  it('compares deals in which a persona was used before they closed with those that were as old then', async () => {
    const closed = new Date(NOW.getTime() + 60_000).toISOString();
    const deal = (contact_id: string | null, status: string, closed_at: string, days = 30) => ({
      org_id: org.id,
      name: 'Deal',
      contact_id,
      status,
      opened_at: daysAgo(days),
      closed_at,
    });
    // The use is now; one deal had closed before it. The others are as old as those tomorrow, and close after that.
    await must(
      stack.service
        .from('deals')
        .insert([
          ...Array.from({ length: 11 }, () => deal(made[0]?.contactId ?? null, 'won', closed)),
          ...Array.from({ length: 20 }, () => deal(null, 'lost', daysAgo(-2), 29)),
          deal(made[0]?.contactId ?? null, 'lost', daysAgo(1)),
        ])
        .select('id'),
    );
    const { association } = await personaReport(org.rep.db, org.id, 3, NOW);
    expect(association.considered).toBe(31);
    expect(association.used).toMatchObject({ raw: 1, n: 11 });
    expect(association.not_used).toMatchObject({ raw: 0, n: 20 });
    expect(association.matched.age).toBe(11);
    expect(association.difference?.interval[0]).toBeGreaterThan(0);
  });
});
