import 'server-only';
import { z } from 'zod';
import type { RouteContext } from '../http/route';
import { type ImportKind, KIND_LABELS } from './kinds';
import { type ImportResult, importResultSchema, MAX_CSV_BYTES } from './schema';
import { parseMapping, runImport } from './service';
import { ACCEPTED_TYPES, readSource } from './source';

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((text) => text === 'true' || text === '1');
const importQuery = z.object({ dry_run: flag, mapping: z.string().optional() });

/** What the import routes of every kind have in common. */
export function importDefinition(kind: ImportKind) {
  return {
    scope: 'write',
    summary: `Imports ${KIND_LABELS[kind].toLowerCase()}: a JSON array of at most 10,000 rows, or CSV of at most 20 MB.`,
    query: importQuery,
    accepts: ACCEPTED_TYPES,
    response: importResultSchema,
    maxBytes: MAX_CSV_BYTES,
  } as const;
}

type Context = RouteContext<undefined, typeof importQuery, undefined>;

export function importHandler(kind: ImportKind) {
  return ({ db, org, query, bytes, request }: Context): Promise<ImportResult> =>
    runImport(db, org.id, {
      kind,
      origin: 'api',
      fileName: null,
      table: readSource(request.headers.get('content-type'), bytes),
      mapping: parseMapping(query.mapping),
      isDryRun: query.dry_run,
    });
}
