import 'server-only';
import { z } from 'zod';
import { estimateRate, priorFromOthers } from '../stats/rate';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { type CommonsTemplate, type TemplateUse, templateCountsSchema } from './commons-schema';
import { type SubjectRow, templatesOf } from './template';

/** Templates are read from the latest e-mails only: statements and the run stay short. */
const PAGE = 500;
const MOST_MESSAGES = 2000;
const MOST_SHOWN = 200;

/** Gives the subject lines of the latest e-mails as templates with slots; jobs only. */
export async function contributeTemplates(db: Db, orgId: string): Promise<number> {
  const [org] = await must(db.from('organizations').select('name').eq('id', orgId).limit(1));
  const rows: SubjectRow[] = [];
  let last: { id: string; sent_at: string } | undefined;
  do {
    const page = await must(
      db.rpc('subject_line_sources', {
        p_org_id: orgId,
        p_limit: PAGE,
        ...(last ? { p_before: last.sent_at, p_before_id: last.id } : {}),
      }),
    );
    rows.push(...page);
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last && rows.length < MOST_MESSAGES);
  const p_rows = templatesOf(rows, org?.name ?? '') as unknown as Json;
  return must(db.rpc('give_commons_templates', { p_org_id: orgId, p_rows }));
}

const use = z.object({ template: z.string(), counts: templateCountsSchema, n: z.number().int() });

/** The templates that the organisation gives, the most used first. */
export async function givenTemplates(db: Db, orgId: string): Promise<TemplateUse[]> {
  const rows = await must(
    db
      .from('commons_templates_given')
      .select('template, counts, n')
      .eq('org_id', orgId)
      .order('n', { ascending: false })
      .order('template')
      .limit(MOST_SHOWN),
  );
  return withRates(z.array(use).parse(rows));
}

/** Published templates; for people and keys, row-level security asks whether they are in the commons. */
export async function commonsTemplates(db: Db): Promise<CommonsTemplate[]> {
  const rows = await must(
    db
      .from('commons_templates')
      .select('template, counts, n, n_organizations')
      .order('n', { ascending: false })
      .order('template')
      .limit(MOST_SHOWN),
  );
  return withRates(z.array(use.extend({ n_organizations: z.number().int() })).parse(rows));
}

function withRates<T extends z.infer<typeof use>>(rows: readonly T[]) {
  const opens = ({ counts }: T) => ({ successes: counts.opened, n: counts.reached });
  return rows.map((row) => ({
    ...row,
    open_rate: estimateRate(opens(row), priorFromOthers(rows.filter((other) => other !== row).map(opens))),
  }));
}
