import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { trackedOf } from './effects';
import { performanceOf } from './figures-queries';
import { performanceReport } from './performance';
import { type Agents, getReport, latestReport, reportInterval } from './report-queries';
import type { ImprovementReport, PerformanceQuery, PerformanceReport, ReportInput } from './report-schema';

const DAY_MS = 86_400_000;
type Span = { from: string; to: string };
type Spans = { period: Span; baseline: Span };

/** The days until now, or what was asked for; the baseline is the same length right before, or what was asked for. */
export function spansOf(
  { days, from, to, baseline_from, baseline_to }: Omit<PerformanceQuery, 'agent_name' | 'unnamed'>,
  now = new Date(),
): Spans {
  // What was said in this very moment belongs to it.
  const end = to === undefined ? now.getTime() + 1 : Date.parse(to);
  const start = from === undefined ? end - days * DAY_MS : Date.parse(from);
  const baseEnd = baseline_to === undefined ? start : Date.parse(baseline_to);
  const baseStart = baseline_from === undefined ? baseEnd - (end - start) : Date.parse(baseline_from);
  if (start >= end) throw backwards('from');
  if (baseStart >= baseEnd) throw backwards('baseline_from');
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    period: { from: iso(start), to: iso(end) },
    baseline: { from: iso(baseStart), to: iso(baseEnd) },
  };
}

const backwards = (path: string) =>
  new AppError('validation', 'A period begins before it ends.', {
    errors: [{ path, message: 'Choose an earlier moment.' }],
  });

/** Figures, comparison and suggestions of a period, as they are now. */
export async function currentPerformance(
  db: Db,
  orgId: string,
  { agent_name, unnamed, ...asked }: PerformanceQuery,
): Promise<PerformanceReport> {
  const spans = spansOf(asked);
  const agent = { agent_name, unnamed };
  const figures = await performanceOf(
    db,
    orgId,
    { ...spans.period, ...agent },
    { ...spans.baseline, ...agent },
  );
  return performanceReport(figures, spans);
}

/** A report that is kept. It follows up the one before on the same agent, unless their periods overlap. */
export async function askForReport(
  db: Db,
  orgId: string,
  { agent_name = null, unnamed, ...asked }: ReportInput,
): Promise<ImprovementReport> {
  const spans = spansOf(asked);
  const agents = { agent_name, unnamed };
  const agent = { agent_name: agent_name ?? undefined, unnamed };
  const earlier = await latestReport(db, orgId, agents);
  const isBefore = earlier !== null && Date.parse(earlier.period_to) <= Date.parse(spans.period.from);
  const figures = await performanceOf(
    db,
    orgId,
    { ...spans.period, ...agent },
    { ...spans.baseline, ...agent },
  );
  const content = performanceReport(figures, spans, isBefore ? trackedOf(earlier.content) : undefined);
  const id = crypto.randomUUID();
  await must(db.from('improvement_reports').insert({ id, org_id: orgId, ...rowOf(agents, spans, content) }));
  return getReport(db, orgId, id);
}

/** Reports on the agents of which enough exchanges have arrived, compared with the report before. Service role. */
export async function automaticReports(db: Db, orgId: string): Promise<number> {
  const due = await must(
    db.rpc('due_improvement_reports', { p_org_id: orgId, p_every: await reportInterval(db, orgId) }),
  );
  for (const { agent_name, arrived_from, arrived_to } of due) {
    const earlier = await latestReport(db, orgId, { agent_name }, 'automatic');
    const period = { from: arrived_from, to: arrived_to };
    const baseline = earlier
      ? { from: earlier.period_from, to: earlier.period_to }
      : { from: arrived_from, to: arrived_from };
    const arrived = ({ from, to }: Span) => ({
      arrived_from: from,
      arrived_to: to,
      ...(agent_name === null ? {} : { agent_name }),
    });
    const figures = await performanceOf(db, orgId, arrived(period), arrived(baseline));
    const tracked = earlier ? trackedOf(earlier.content) : [];
    const content = performanceReport(figures, { period, baseline }, tracked);
    const row = { ...rowOf({ agent_name }, { period, baseline }, content), trigger: 'automatic' };
    const { error } = await db.from('improvement_reports').insert({ org_id: orgId, ...row });
    // Another worker was faster.
    if (error && error.code !== UNIQUE) await must(Promise.resolve({ data: null, error }));
  }
  return due.length;
}
const UNIQUE = '23505';

function rowOf(
  { agent_name, unnamed = false }: Agents,
  { period, baseline }: Spans,
  content: PerformanceReport,
) {
  return {
    agent_name,
    is_unnamed: unnamed,
    period_from: period.from,
    period_to: period.to,
    baseline_from: baseline.from,
    baseline_to: baseline.to,
    n: content.database_stats.total_conversations,
    content: { ...content },
  };
}
