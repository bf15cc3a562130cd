import 'server-only';
import { csvCell } from '../csv';
import type { Db } from '../supabase/types';
import { listAudit } from './queries';
import type { AuditRow } from './schema';

const COLUMNS = [
  'seq',
  'occurred_at',
  'actor_kind',
  'actor_id',
  'action',
  'entity',
  'entity_id',
  'details',
  'hash',
] as const;
const PAGE = 200;

/** All rows, streamed page by page, so that a long log doesn't have to fit into memory. */
export function auditCsv(db: Db, orgId: string): Response {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let isFirst = true;
  const body = new ReadableStream({
    async pull(controller) {
      if (isFirst) controller.enqueue(encoder.encode(`${COLUMNS.join(',')}\r\n`));
      isFirst = false;
      const { data, next_cursor } = await listAudit(db, orgId, { limit: PAGE, cursor });
      controller.enqueue(encoder.encode(data.map(csvLine).join('')));
      cursor = next_cursor ?? undefined;
      if (next_cursor === null) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit-log.csv"',
    },
  });
}

export function csvLine(row: AuditRow): string {
  const cells = COLUMNS.map((name) => csvCell(name === 'details' ? JSON.stringify(row.details) : row[name]));
  return `${cells.join(',')}\r\n`;
}
