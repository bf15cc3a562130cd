import type { Db } from '../supabase/types';
import { commonsCells, findCommons } from './commons-queries';
import { type Aggregate, COMMONS_RULE } from './commons-schema';
import { commonsTemplates } from './commons-templates';
import { ASSOCIATION } from './directive';
import { MIN_CELL } from './finding';
import { isInCommons, readSnapshot } from './queries';
import type { Finding, Verdict } from './schema';

const byStrength = (a: Finding, b: Finding) => Math.abs(b.uplift.delta) - Math.abs(a.uplift.delta);
const only = (findings: readonly Finding[], verdict: Verdict) =>
  findings.filter((finding) => finding.verdict === verdict).sort(byStrength);

/** Patterns across the organisation, as the last run of learning found them, and those of the commons if it opted in. */
export async function aggregate(db: Db, orgId: string): Promise<Aggregate> {
  const [snapshot, isMember] = await Promise.all([readSnapshot(db, orgId), isInCommons(db, orgId)]);
  const own = snapshot?.patterns ?? [];
  return {
    organization: {
      n_messages: snapshot?.n_messages ?? 0,
      learned_at: snapshot?.learned_at ?? null,
      winning: only(own, 'winning'),
      losing: only(own, 'losing'),
      undecided: only(own, 'undecided'),
    },
    commons: isMember ? await readCommons(db) : null,
    level: 0.9,
    note: ASSOCIATION,
  };
}

async function readCommons(db: Db): Promise<Aggregate['commons']> {
  const [cells, templates] = await Promise.all([commonsCells(db), commonsTemplates(db)]);
  const found = findCommons(cells).filter(({ n }) => n >= MIN_CELL);
  const { organizations, largestShare } = COMMONS_RULE;
  return {
    cells: cells.length,
    winning: only(found, 'winning'),
    losing: only(found, 'losing'),
    templates,
    rule: { organizations, largest_share: largestShare },
  };
}
