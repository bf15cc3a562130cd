import 'server-only';
import { z } from 'zod';
import { errorsOf } from '../conversations/figures-queries';
import { suggestionSchema } from '../conversations/report-schema';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { addDays, type Span, startOfDay } from './calendar';
import type { Learning, OpenSuggestion } from './schema';

const PATTERNS = 5;
/** Enough to find the latest one on each agent. */
const REPORTS = 100;
const SEVERITY = { high: 0, medium: 1, low: 2 } as const;

/** What goes wrong most often with the agents. */
export async function topErrors(
  db: Db,
  orgId: string,
  { from, to }: Span,
  zone: string,
): Promise<Learning['error_patterns']> {
  const { clusters } = await errorsOf(db, orgId, {
    from: startOfDay(from, zone).toISOString(),
    to: startOfDay(addDays(to, 1), zone).toISOString(),
  });
  return clusters.slice(0, PATTERNS).map(({ intent: _, ...pattern }) => pattern);
}

/** What the latest report on each agent advises, the most severe first. */
export async function openSuggestions(db: Db, orgId: string): Promise<OpenSuggestion[]> {
  const reports = await must(
    db
      .from('improvement_reports')
      .select('id, agent_name, created_at, suggestions:content->suggestions')
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(REPORTS),
  );
  const latest = new Map<string | null, (typeof reports)[number]>();
  for (const report of reports) if (!latest.has(report.agent_name)) latest.set(report.agent_name, report);
  return [...latest.values()]
    .flatMap(({ id, agent_name, created_at, suggestions }) =>
      z
        .array(suggestionSchema)
        .catch([])
        .parse(suggestions)
        .map((suggestion) => ({ ...suggestion, report_id: id, agent_name, reported_at: created_at })),
    )
    .sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]);
}
