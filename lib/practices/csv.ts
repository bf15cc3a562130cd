import 'server-only';
import { csvCell } from '../csv';
import type { Db } from '../supabase/types';
import { listPractices } from './queries';
import { CONTEXT_KEYS, COUNT_NAMES, type Practice, type PracticeListQuery } from './schema';

export const CSV_COLUMNS = [
  'id',
  'category',
  'content',
  ...CONTEXT_KEYS,
  'tags',
  'status',
  'source',
  'version',
  ...COUNT_NAMES,
  'reply_rate',
  'reply_rate_low',
  'reply_rate_high',
  'expires_at',
  'updated_at',
] as const;
const PAGE = 200;

function lineOf(practice: Practice): string {
  const { mean, interval } = practice.rates.reply_rate;
  const cells = {
    ...practice,
    ...practice.context,
    ...practice.counts,
    tags: practice.tags.join(';'),
    reply_rate: mean,
    reply_rate_low: interval[0],
    reply_rate_high: interval[1],
  };
  const own: Record<string, unknown> = cells;
  const line = CSV_COLUMNS.map((name) => {
    const cell = own[name];
    return csvCell(typeof cell === 'string' || typeof cell === 'number' ? cell : null);
  });
  return `${line.join(',')}\r\n`;
}

/** All practices of a filter, streamed page by page. */
export function practicesCsv(
  db: Db,
  orgId: string,
  query: Omit<PracticeListQuery, 'limit' | 'cursor'>,
): Response {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let isFirst = true;
  const body = new ReadableStream({
    async pull(controller) {
      if (isFirst) controller.enqueue(encoder.encode(`${CSV_COLUMNS.join(',')}\r\n`));
      isFirst = false;
      const { data, next_cursor } = await listPractices(db, orgId, { ...query, limit: PAGE, cursor });
      controller.enqueue(encoder.encode(data.map(lineOf).join('')));
      cursor = next_cursor ?? undefined;
      if (next_cursor === null) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="practices.csv"',
    },
  });
}
