import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { learnSubjectModel, TRAIT_NAMES } from './subject-model';
import { type LineCount, lineCountSchema, type SubjectModel, subjectModelSchema } from './subject-schema';

/** What is known of the organisation's subject lines; without a version, nothing is. */
export async function currentSubjectModel(
  db: Db,
  orgId: string,
): Promise<{ model: SubjectModel; version: number | null }> {
  const [row] = await must(
    db
      .from('subject_line_models')
      .select('version, model')
      .eq('org_id', orgId)
      .order('version', { ascending: false })
      .limit(1),
  );
  const read = subjectModelSchema.safeParse(row?.model);
  const isCurrent = read.success && read.data.traits.join() === TRAIT_NAMES.join();
  return row && isCurrent
    ? { model: read.data, version: row.version }
    : { model: learnSubjectModel([]), version: null };
}

export async function readLineCounts(db: Db, orgId: string, from: Date, before: Date): Promise<LineCount[]> {
  const rows = await must(
    db.rpc('subject_line_counts', {
      p_org_id: orgId,
      p_from: from.toISOString(),
      p_before: before.toISOString(),
    }),
  );
  return lineCountSchema.array().parse(rows);
}
