import 'server-only';
import type { Db } from '../supabase/types';
import { analyseContact } from './analysis-service';
import { benchmarksFor } from './benchmark-queries';
import type { ContactComparison } from './comparison-schema';
import { patternsOf } from './pattern-queries';
import { similarProfiles } from './similar-service';

/** A contact beside others, with the caller's rights. Throws not_found for a contact that is not there. */
export async function compareContact(
  db: Db,
  orgId: string,
  contactId: string,
  limit: number,
): Promise<ContactComparison> {
  const analysis = await analyseContact(db, orgId, contactId);
  const [benchmarks, similar, patterns] = await Promise.all([
    benchmarksFor(db, orgId, analysis),
    similarProfiles(db, orgId, contactId, { limit }),
    patternsOf(db, orgId, contactId),
  ]);
  return { benchmarks, similar, patterns };
}
