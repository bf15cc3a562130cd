import { parseArgs } from 'node:util';
import { overrideEnv } from '@/lib/env/env';
import { analyseContact } from '@/lib/personas/analysis-service';
import { must } from '@/lib/supabase/must';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { latency, peakMemoryMb, round, type Sample, timed } from './measure';

const TARGET_MS = 150;
const WARM_UP = 5;
const BATCH = 1000;

/**
 * How long the analysis of one contact takes, as a rep, through REST and row-level security, beside a bare select of
 * the same activities in the same run: the ratio holds on a busy machine. Half are e-mails that the ledger knows too.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      interactions: { type: 'string', default: '5000' },
      deals: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '40' },
      json: { type: 'boolean', default: false },
    },
  });
  const stack = await testStack();
  overrideEnv(stack.env);
  try {
    const org = await stack.orgWith();
    const contactId = await insertHistory(stack, org, Number(values.interactions), Number(values.deals));
    const analyses: Sample[] = [];
    const selects: Sample[] = [];
    for (let round_ = 0; round_ < Number(values.rounds) + WARM_UP; round_++) {
      analyses.push(await timed(() => analyseContact(org.rep.db, org.id, contactId)));
      selects.push(await timed(() => selectAll(org, contactId, Number(values.interactions))));
    }
    const { interactions } = await analyseContact(org.rep.db, org.id, contactId);
    const analysis = latency(analyses.slice(WARM_UP));
    const select = latency(selects.slice(WARM_UP));
    const result = {
      bench: 'personas',
      interactions: interactions.n,
      deals: Number(values.deals),
      target_ms: TARGET_MS,
      analysis,
      bare_select: select,
      ratio_p50: round(analysis.p50_ms / select.p50_ms),
      ratio_p95: round(analysis.p95_ms / select.p95_ms),
      ratio_cpu: round(analysis.cpu_p50_ms / select.cpu_p50_ms),
      rounds: Number(values.rounds),
      peak_memory_mb: peakMemoryMb(),
      node: process.version,
    };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  } finally {
    await stack.close();
  }
}

/** The rows alone, in the pages that the server allows. */
async function selectAll(org: TestOrg, contactId: string, n: number): Promise<void> {
  for (let from = 0; from < n; from += BATCH) {
    await must(
      org.rep.db
        .from('activities')
        .select('id, kind, direction, occurred_at, subject, duration_seconds, metadata')
        .eq('org_id', org.id)
        .eq('contact_id', contactId)
        .order('occurred_at')
        .order('id')
        .range(from, from + BATCH - 1),
    );
  }
}

/** Five years of one contact with ten deals: threads, calls, meetings, files; the deals of others to compare with. */
async function insertHistory(stack: TestStack, org: TestOrg, n: number, deals: number): Promise<string> {
  const [contact] = await must(
    stack.service
      .from('contacts')
      .insert({ org_id: org.id, name: 'Ada', time_zone: 'Europe/Berlin' })
      .select('id'),
  );
  const id = contact?.id ?? '';
  await stack.sql.query(
    `insert into public.deals (org_id, name, contact_id, status, stage, opened_at, closed_at, amount)
     select $1, 'Deal ' || i, case when i % ($3::integer / 10) = 0 then $2::uuid end, case when i % 3 = 0 then 'won' else 'lost' end, 'Closed',
       now() - make_interval(hours => i + 1440), now() - make_interval(hours => i), 1000
     from generate_series(1, $3::integer) i`,
    [org.id, id, deals],
  );
  await stack.sql.query(
    `insert into public.deal_stage_changes (org_id, deal_id, from_stage, to_stage, occurred_at)
     select d.org_id, d.id, v.a, v.b, d.opened_at + make_interval(days => v.day)
     from public.deals d cross join (values ('Discovery', 'Demo', 10), ('Demo', 'Proposal', 30), ('Proposal', 'Closed', 60)) as v (a, b, day)
     where d.org_id = $1`,
    [org.id],
  );
  await stack.sql.query(
    `insert into public.activities (org_id, contact_id, kind, direction, occurred_at, subject, body, duration_seconds, metadata)
     select $1, $2, (array['email','email','email','email','call','meeting','file','note'])[1 + i % 8],
       (array['outbound','inbound'])[1 + i % 2], now() - make_interval(hours => 8 * i, mins => i % 50),
       'Subject of thread ' || i / 6, repeat('What was said. ', 30), 600,
       case i % 3 when 0 then '{}'::jsonb when 1 then jsonb_build_object('opened', i % 4 = 1, 'clicked', i % 8 = 1, 'replied', false)
         else jsonb_build_object('completed', i % 5 > 0) end
     from generate_series(1, $3::integer) i`,
    [org.id, id, n],
  );
  await stack.sql.query(
    `insert into public.outcome_labels (org_id, lead_id, channel, subject_line, message_body, sent_at, delivered, opened, provider_message_id)
     select $1, $2, 'email', a.subject, 'Hello', a.occurred_at, true, true, 'p-' || a.id
     from public.activities a where a.org_id = $1 and a.kind = 'email' and a.direction = 'outbound' limit 500`,
    [org.id, id],
  );
  return id;
}
