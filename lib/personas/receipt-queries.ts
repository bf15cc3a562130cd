import { AppError } from '../errors';
import { getEvidenceSource } from '../insights/source-queries';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { formatDay, plural } from './format';
import type { ReceiptSource } from './schema';

/** Receipts of one row. Computed ones open through the rows that they list. */
export const OPENABLE = [
  'contact',
  'company',
  'activity',
  'message',
  'reply',
  'event',
  'deal',
  'stage_change',
  'practice',
] as const;
export type Openable = (typeof OPENABLE)[number];
type Load = (db: Db, orgId: string, id: string) => Promise<ReceiptSource | null>;

const some = (...facts: (string | null | false | undefined)[]): string[] =>
  facts.filter((fact) => typeof fact === 'string');

const message =
  (wants: 'message' | 'reply'): Load =>
  async (db, orgId, id) => {
    const columns =
      'lead_id, channel, subject_line, message_body, reply_text, sent_at, opened, clicked, replied, sentiment_label, objection_type' as const;
    const [row] = await must(
      db.from('outcome_labels').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    return {
      title: wants === 'reply' ? `Re: ${row.subject_line ?? row.channel}` : (row.subject_line ?? row.channel),
      facts: some(
        `Sent ${formatDay(row.sent_at)}`,
        row.opened && 'Opened',
        row.clicked && 'Clicked',
        row.replied && 'Replied',
        row.sentiment_label && `Sentiment ${row.sentiment_label}`,
        row.objection_type && row.objection_type !== 'none' && `Objection: ${row.objection_type}`,
      ),
      body: wants === 'reply' ? row.reply_text : row.message_body,
      href: row.lead_id && `/contacts/${row.lead_id}`,
    };
  };

const LOADERS: Record<Openable, Load> = {
  activity: (db, orgId, id) => getEvidenceSource(db, orgId, 'activity', id),
  deal: (db, orgId, id) => getEvidenceSource(db, orgId, 'deal', id),
  stage_change: (db, orgId, id) => getEvidenceSource(db, orgId, 'stage_change', id),
  message: message('message'),
  reply: message('reply'),
  event: async (db, orgId, id) => {
    const [row] = await must(
      db
        .from('outcome_events')
        .select('outcome_id, type, occurred_at')
        .eq('org_id', orgId)
        .eq('id', id)
        .limit(1),
    );
    if (!row) return null;
    const source = await message(row.type === 'replied' ? 'reply' : 'message')(db, orgId, row.outcome_id);
    return (
      source && {
        ...source,
        facts: [`${row.type.replaceAll('_', ' ')} ${formatDay(row.occurred_at)}`, ...source.facts],
      }
    );
  },
  contact: async (db, orgId, id) => {
    const columns = 'name, email, job_title, region, industry, time_zone, updated_at' as const;
    const [row] = await must(db.from('contacts').select(columns).eq('org_id', orgId).eq('id', id).limit(1));
    if (!row) return null;
    return {
      title: row.name ?? row.email ?? 'Contact',
      facts: some(
        row.job_title,
        row.industry,
        row.region,
        row.time_zone,
        `Last changed ${formatDay(row.updated_at)}`,
      ),
      body: null,
      href: `/contacts/${id}`,
    };
  },
  company: async (db, orgId, id) => {
    const columns = 'name, industry, employees, company_size, region, updated_at' as const;
    const [row] = await must(db.from('companies').select(columns).eq('org_id', orgId).eq('id', id).limit(1));
    if (!row) return null;
    return {
      title: row.name,
      facts: some(
        row.industry,
        row.employees !== null && plural(row.employees, 'employee'),
        row.company_size,
        row.region,
        `Last changed ${formatDay(row.updated_at)}`,
      ),
      body: null,
      href: null,
    };
  },
  practice: async (db, orgId, id) => {
    const columns = 'category, content, status, n, updated_at' as const;
    const [row] = await must(
      db.from('best_practices').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
    );
    if (!row) return null;
    return {
      title: `Best practice: ${row.category.replaceAll('_', ' ')}`,
      facts: [row.status, plural(row.n, 'message'), `Last changed ${formatDay(row.updated_at)}`],
      body: row.content,
      href: `/library/${id}`,
    };
  },
};

/** The row behind a receipt, in words. 404 when it is gone or belongs to another organisation. */
export async function getReceiptSource(
  db: Db,
  orgId: string,
  type: Openable,
  id: string,
): Promise<ReceiptSource> {
  const source = await LOADERS[type](db, orgId, id);
  if (!source) throw new AppError('not_found', 'The source of this receipt no longer exists.');
  return source;
}
