import { z } from 'zod';
import { AppError, toAppError } from '../errors';
import { job } from '../http/job';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { readCsv } from './csv-table';
import { prepareImport } from './prepare';
import { readReferences } from './queries';
import { importKindSchema, mappingSchema } from './schema';
import { readQueuedFile } from './service';
import { batchFacts, commitBatch, stageRows } from './stage';

type Batch = { id: string; orgId: string };

/**
 * Imports an uploaded file for the person who uploaded it, under their row-level security. It may run again
 * after a crash: what was staged is thrown away, and what was committed is left alone.
 */
export const runImportJob = job(
  { name: 'imports.run', payload: z.object({ org_id: z.uuid(), batch_id: z.uuid() }) },
  async ({ db, payload, as, log }) => {
    const batch = { id: payload.batch_id, orgId: payload.org_id };
    const [found] = await must(
      db
        .from('import_batches')
        .select('status, kind, mapping, created_by')
        .eq('org_id', batch.orgId)
        .eq('id', batch.id)
        .limit(1),
    );
    if (!found || (found.status !== 'queued' && found.status !== 'staging')) return;
    // Whoever enqueued the message does not matter: the author of the batch is who it acts for.
    const person = as(found.created_by);
    try {
      const done = await importQueued(person, batch, found.kind, found.mapping);
      log.info({ batchId: batch.id, done }, 'import ran');
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'unavailable') throw error;
      log.warn({ err: thrown, batchId: batch.id }, 'import failed');
      await must(
        db
          .from('import_batches')
          .update({ status: 'failed', failure: error.detail })
          .eq('org_id', batch.orgId)
          .eq('id', batch.id)
          .in('status', ['queued', 'staging']),
      );
    }
  },
);

/** Imports that a crash left half staged: nothing of them was committed, and their rows are not needed any more. */
export const sweepImportsJob = job(
  { name: 'imports.sweep', payload: z.object({}), everySeconds: 3600 },
  async ({ db }) => {
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const failure = 'The import was interrupted and nothing was committed. Import the file again.';
    const stale = await must(
      db
        .from('import_batches')
        .update({ status: 'failed', failure })
        .in('status', ['queued', 'staging'])
        .lt('updated_at', hourAgo)
        .select('id, org_id'),
    );
    for (const { id, org_id } of stale) {
      await must(db.from('import_rows').delete().eq('org_id', org_id).eq('batch_id', id));
      await must(db.from('import_files').delete().eq('org_id', org_id).eq('batch_id', id));
    }
  },
);

export const importJobs = [runImportJob, sweepImportsJob];

async function importQueued(
  person: Db,
  { id, orgId }: Batch,
  kindText: string,
  mappingJson: unknown,
): Promise<boolean> {
  const kind = importKindSchema.parse(kindText);
  const bytes = await readQueuedFile(person, orgId, id);
  const references = await readReferences(person, orgId, kind);
  const prepared = prepareImport(kind, readCsv(bytes), mappingSchema.parse(mappingJson), references);
  const isWanted = await advance(person, { id, orgId }, { status: 'staging', ...batchFacts(prepared) });
  if (!isWanted) return false;
  await must(person.from('import_rows').delete().eq('org_id', orgId).eq('batch_id', id));
  const isStaged = await stageRows(person, orgId, id, prepared, (staged) =>
    advance(person, { id, orgId }, { staged_rows: staged }),
  );
  if (!isStaged) return false;
  try {
    await commitBatch(person, id, false);
  } catch (thrown) {
    // Somebody pressed "cancel" between the last row and the commit.
    if (
      thrown instanceof AppError &&
      thrown.code === 'conflict' &&
      !(await advance(person, { id, orgId }, {}))
    )
      return false;
    throw thrown;
  }
  return true;
}

/** Writes progress; false when the import was cancelled meanwhile. */
async function advance(
  person: Db,
  { id, orgId }: Batch,
  facts: Partial<ReturnType<typeof batchFacts>> & { status?: string },
): Promise<boolean> {
  const change = { ...facts, updated_at: new Date().toISOString() };
  const rows = await must(
    person
      .from('import_batches')
      .update(change)
      .eq('org_id', orgId)
      .eq('id', id)
      .in('status', ['queued', 'staging'])
      .select('id'),
  );
  return rows.length > 0;
}
