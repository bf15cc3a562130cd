import 'server-only';
import { z } from 'zod';
import { env } from '../env/env';
import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { errorsOf } from './figures-queries';
import { conversationRules } from './queries';
import {
  type ErrorInsights,
  type ImprovementReport,
  type InsightsQuery,
  improvementReportSchema,
  type ReportQuery,
  type ReportRow,
  reportRowSchema,
  type SessionSummary,
  type Status,
  sessionSummarySchema,
  statusSchema,
} from './report-schema';
import { listAgents } from './session-queries';

const HEAD =
  'id, agent_name, is_unnamed, trigger, period_from, period_to, baseline_from, baseline_to, n, created_at' as const;

const SHOWN =
  'summary:content->summary, error_rate:content->analyses->errors->rate, response_times:content->analyses->response_times, improvement:content->comparison->improvement, intervals:content->comparison->intervals' as const;

/** One agent, all (null), or only exchanges without agent name. */
export type Agents = { agent_name: string | null; unnamed?: boolean };

/** Improvement reports, the latest first. */
export async function listReports(
  db: Db,
  orgId: string,
  { limit, cursor, agent_name, unnamed }: ReportQuery,
): Promise<List<ReportRow>> {
  let select = db.from('improvement_reports').select(`${HEAD}, ${SHOWN}`).eq('org_id', orgId);
  if (agent_name) select = select.eq('agent_name', agent_name);
  if (unnamed !== undefined) select = select.eq('is_unnamed', unnamed);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'created_at', 'desc'));
  const rows = await must(
    select
      .order('created_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.created_at, row.id]);
  return { ...page, data: z.array(reportRowSchema).parse(page.data) };
}

export async function getReport(db: Db, orgId: string, id: string): Promise<ImprovementReport> {
  const [row] = await must(
    db.from('improvement_reports').select(`${HEAD}, content`).eq('org_id', orgId).eq('id', id),
  );
  if (!row) throw new AppError('not_found', 'There is no such report.');
  return improvementReportSchema.parse(row);
}

/** The latest report on the same agents; `trigger` only of that kind. */
export async function latestReport(
  db: Db,
  orgId: string,
  { agent_name, unnamed = false }: Agents,
  trigger?: ImprovementReport['trigger'],
): Promise<ImprovementReport | null> {
  let select = db.from('improvement_reports').select(`${HEAD}, content`).eq('org_id', orgId);
  select = agent_name === null ? select.is('agent_name', null) : select.eq('agent_name', agent_name);
  select = select.eq('is_unnamed', unnamed);
  if (trigger) select = select.eq('trigger', trigger);
  const [row] = await must(select.order('created_at', { ascending: false }).limit(1));
  return row ? improvementReportSchema.parse(row) : null;
}

/** Agents that something is kept of; null at the end when some have no name. */
export async function conversationAgents(db: Db, orgId: string): Promise<(string | null)[]> {
  const [names, isSomeUnnamed] = await Promise.all([
    listAgents(db, orgId),
    must(db.rpc('has_unnamed_conversations', { p_org_id: orgId })),
  ]);
  return isSomeUnnamed ? [...names, null] : names;
}

/** What goes wrong, the most frequent first; of all time without a period. */
export async function errorInsights(db: Db, orgId: string, period: InsightsQuery): Promise<ErrorInsights> {
  const found = await errorsOf(db, orgId, period);
  return {
    total_unique_errors: found.n,
    error_patterns: found.clusters.map(({ intent: _, ...pattern }) => pattern),
  };
}

export async function sessionSummary(db: Db, orgId: string, sessionId: string): Promise<SessionSummary> {
  const row = await must(db.rpc('conversation_session', { p_org_id: orgId, p_session_id: sessionId }));
  if (!row) throw new AppError('not_found', 'There is no such session.');
  const known = sessionSummarySchema.omit({ success_rate: true }).parse(row);
  return { ...known, success_rate: known.successful_conversations / known.total_conversations };
}

const countsSchema = z.object({
  total: z.number().int(),
  last_logged_at: z.string().nullable(),
  exchanges: z.number().int(),
  patterns: z.number().int(),
  reports: z.number().int(),
  last_report_at: z.string().nullable(),
});

export async function conversationStatus(db: Db, orgId: string): Promise<Status> {
  const [row, every] = await Promise.all([
    must(db.rpc('conversation_status', { p_org_id: orgId })),
    reportInterval(db, orgId),
  ]);
  const { total, last_logged_at, exchanges, patterns, reports, last_report_at } = countsSchema.parse(row);
  return statusSchema.parse({
    enabled: env().ENABLE_RAG,
    total_conversations_logged: total,
    last_logged_at,
    knowledge_base: {
      total_entries: exchanges + patterns,
      conversations: exchanges,
      learned_patterns: patterns,
    },
    reports: { total: reports, last_report_at, every },
  });
}

/** Conversations between two automatic reports: what the organisation says, or else the environment. */
export async function reportInterval(db: Db, orgId: string): Promise<number> {
  const { report_every } = await conversationRules(db, orgId);
  return report_every ?? builtInReportInterval();
}
export const builtInReportInterval = (): number => env().RAG_IMPROVEMENT_INTERVAL;
