import { z } from 'zod';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { formatDay, formatMoney, formatPercent, formatRate } from './format';
import { patternByKey } from './patterns';
import { ruleConditionSchema, ruleSentence } from './rules';
import type { EvidenceSource, InsightEvidence } from './schema';

type Type = InsightEvidence['type'];
type Load = (db: Db, orgId: string, id: string) => Promise<EvidenceSource | null>;

const LOADERS: Record<Type, Load> = {
  activity: async (db, orgId, id) => {
    const columns =
      'kind, direction, occurred_at, subject, body, deal_id, contact:contacts(name, email)' as const;
    const [row] = await must(db.from('activities').select(columns).eq('org_id', orgId).eq('id', id).limit(1));
    if (!row) return null;
    const who = row.contact?.name ?? row.contact?.email;
    return {
      title: row.subject ?? row.kind,
      facts: [
        row.direction === 'inbound' ? `Incoming ${row.kind}` : row.kind,
        formatDay(row.occurred_at),
        ...(who ? [who] : []),
      ],
      body: row.body,
      href: row.deal_id ? `/deals/${row.deal_id}#${id}` : null,
    };
  },
  deal: async (db, orgId, id) => {
    const columns =
      'name, status, stage, amount, currency, opened_at, closed_at, expected_close_on, competitor' as const;
    const [row] = await must(db.from('deals').select(columns).eq('org_id', orgId).eq('id', id).limit(1));
    if (!row) return null;
    return {
      title: row.name,
      facts: [
        `Status ${row.status}`,
        `Stage ${row.stage}`,
        ...(row.amount ? [formatMoney(row.amount, row.currency)] : []),
        ...(row.opened_at ? [`Opened ${formatDay(row.opened_at)}`] : []),
        ...(row.closed_at ? [`Closed ${formatDay(row.closed_at)}`] : []),
        ...(row.expected_close_on ? [`Expected to close ${formatDay(row.expected_close_on)}`] : []),
        ...(row.competitor ? [`Competitor ${row.competitor}`] : []),
      ],
      body: null,
      href: `/deals/${id}`,
    };
  },
  stage_change: async (db, orgId, id) => {
    const columns = 'from_stage, to_stage, occurred_at, deal_id' as const;
    const [row] = await must(
      db.from('deal_stage_changes').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    const title = row.from_stage ? `${row.from_stage} → ${row.to_stage}` : `Entered ${row.to_stage}`;
    return { title, facts: [formatDay(row.occurred_at)], body: null, href: `/deals/${row.deal_id}#${id}` };
  },
  field_change: async (db, orgId, id) => {
    const columns = 'field, old_value, new_value, occurred_at, deal_id' as const;
    const [row] = await must(
      db.from('deal_field_changes').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    const title = `${row.field.replaceAll('_', ' ')}: ${row.old_value ?? 'empty'} → ${row.new_value ?? 'empty'}`;
    return { title, facts: [formatDay(row.occurred_at)], body: null, href: `/deals/${row.deal_id}#${id}` };
  },
  pattern: async (db, orgId, id) => {
    const columns =
      'key, stage, kind, n, hits, mean, interval_low, interval_high, details, computed_at' as const;
    const [row] = await must(
      db.from('insight_patterns').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    const details = z.object({ base_rate: z.number(), closed_deals: z.number() }).safeParse(row.details).data;
    const outcome = row.kind === 'risk' ? 'lost' : 'won';
    const label = patternByKey(row.key.split('>')[0] ?? '')?.label ?? 'this rule applies to';
    return {
      title: `Past deals ${label}`,
      facts: [
        `${row.hits} of ${row.n} ${outcome}: ${formatRate(row.mean, [row.interval_low, row.interval_high], row.n)}`,
        ...(details
          ? [`All ${details.closed_deals} closed deals: ${formatPercent(details.base_rate)} ${outcome}`]
          : []),
        ...(row.stage ? [`At ${row.stage}`] : []),
        `Measured ${formatDay(row.computed_at)}`,
      ],
      body: 'Each past deal is replayed week by week with only what was known then. It counts once, at the first time the pattern held. The rate is shrunk towards the base rate. This is an association, not proof.',
      href: null,
    };
  },
  rule: async (db, orgId, id) => {
    const columns = 'name, text, conditions, enabled' as const;
    const [row] = await must(
      db.from('insight_rules').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    const conditions = z.array(ruleConditionSchema).catch([]).parse(row.conditions);
    return {
      title: row.name,
      facts: [ruleSentence({ conditions }), ...(row.enabled ? [] : ['Switched off since'])],
      body: row.text,
      href: '/settings/rules',
    };
  },
  forecast: async (db, orgId, id) => {
    const columns =
      'probability, interval_low, interval_high, abstained, reason, as_of, deal_id, model:forecast_models(version)' as const;
    const [row] = await must(
      db.from('forecast_predictions').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    return {
      title: formatRate(row.probability, [row.interval_low, row.interval_high]),
      facts: [
        `Made ${formatDay(row.as_of)}`,
        ...(row.model ? [`Model version ${row.model.version}`] : []),
        ...(row.abstained ? ['Base rate, the model abstained'] : []),
      ],
      body: row.reason,
      href: '/forecast',
    };
  },
};

/** The row behind a receipt, in words. 404 when it is gone or belongs to another organisation. */
export async function getEvidenceSource(
  db: Db,
  orgId: string,
  type: Type,
  id: string,
): Promise<EvidenceSource> {
  const source = await LOADERS[type](db, orgId, id);
  if (!source) throw new AppError('not_found', 'The source of this evidence no longer exists.');
  return source;
}
