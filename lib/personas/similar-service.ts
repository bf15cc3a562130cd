import 'server-only';
import { z } from 'zod';
import { embedderFor } from '../retrieval/engines';
import { priorFromRate } from '../stats/beta';
import { type Count, estimateRate, NOTHING_SEEN, priorFromOthers } from '../stats/rate';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  COMPANY_SIZES,
  type SimilarProfile,
  type SimilarProfiles,
  type WorkedForThem,
} from './compare-schema';
import { alikeIn, behaviourSimilarity, combine } from './similarity';

const POOL = 100;
/** What worked is counted over so many similar people, however few are shown: ten are too few to count messages of. */
const COUNTED = 25;
const LISTED = 5;
/** What the base rate of winning weighs, in deals. */
const WIN_PRIOR = 8;

const count = { n: z.number().int(), successes: z.number().int() };
const closed = z.object({ won: z.number().int(), lost: z.number().int() });
const workedSchema = z.object({
  messages: z.number().int(),
  positive: z.number().int(),
  dimensions: z.array(
    z.object({ dimension: z.enum(['framework', 'tone', 'channel', 'time']), value: z.string(), ...count }),
  ),
  practices: z.array(z.object({ id: z.uuid(), content: z.string(), ...count })),
  won_deals: z.array(
    z.object({ id: z.uuid(), name: z.string(), contact_id: z.uuid(), closed_at: z.string().nullable() }),
  ),
  closed,
  organization: closed,
});
type Worked = z.infer<typeof workedSchema>;

/** People who resemble a contact in who they are and what they do, and what worked with them. */
export async function similarProfiles(
  db: Db,
  orgId: string,
  contactId: string,
  { limit = 10 }: { limit?: number } = {},
): Promise<SimilarProfiles> {
  const { model } = await embedderFor(db, orgId, 'contact');
  const candidates = await must(
    db.rpc('similar_contacts', {
      p_org_id: orgId,
      p_contact_id: contactId,
      p_model: model,
      p_pool: POOL,
    }),
  );
  const ranked = candidates
    .map(toProfile)
    .sort((a, b) => b.similarity - a.similarity || a.contact_id.localeCompare(b.contact_id))
    .slice(0, Math.max(limit, COUNTED));
  const counted = ranked.slice(0, COUNTED);
  const worked = workedSchema.parse(
    await must(
      db.rpc('worked_with', {
        p_org_id: orgId,
        p_contact_ids: counted.map(({ contact_id }) => contact_id),
      }),
    ),
  );
  return { data: ranked.slice(0, limit), n: counted.length, ...ratesOf(worked), note: NOTE };
}

const NOTE =
  'Association, not effect: what was tried with similar people and how often it brought a positive reply. Messages to the person are not counted.';

type Candidate = {
  contact_id: string;
  description: number | null;
  features: (number | null)[] | null;
  own_features: (number | null)[] | null;
  name: string | null;
  job_title: string | null;
  company: string | null;
  industry: string | null;
  company_size: string | null;
  interactions: number;
  won: number;
  lost: number;
  open_deals: number;
};

function toProfile(row: Candidate): SimilarProfile {
  const [own, theirs] = [row.own_features ?? [], row.features ?? []];
  const { similarity, compared } = behaviourSimilarity(own, theirs);
  return {
    contact_id: row.contact_id,
    name: row.name,
    job_title: row.job_title,
    company: row.company,
    industry: row.industry,
    company_size: COMPANY_SIZES.find((size) => size === row.company_size) ?? null,
    similarity: combine(row.description, similarity),
    parts: { description: row.description, behaviour: similarity, compared },
    alike: alikeIn(own, theirs),
    interactions: row.interactions,
    deals: { won: row.won, lost: row.lost, open: row.open_deals },
  };
}

/** Each value is drawn to what the other values of its kind reach with the same people. */
function drawn<T extends Count>(all: readonly T[]) {
  return all.map((one) => ({
    one,
    rate: estimateRate(one, priorFromOthers(all.filter((other) => other !== one))),
  }));
}

function ratesOf(worked: Worked) {
  const { messages, positive, closed: theirs, organization } = worked;
  const dimensions = ['framework', 'tone', 'channel', 'time'] as const;
  const tried = dimensions.flatMap((dimension) =>
    drawn(worked.dimensions.filter((row) => row.dimension === dimension))
      .map(({ one, rate }): WorkedForThem => ({ dimension, value: one.value, rate }))
      .sort((a, b) => b.rate.mean - a.rate.mean),
  );
  const base = (organization.won + 0.5) / (organization.won + organization.lost + 1);
  const deals = theirs.won + theirs.lost;
  return {
    worked: tried,
    positive_reply_rate:
      messages === 0 ? null : estimateRate({ successes: positive, n: messages }, NOTHING_SEEN),
    win_rate:
      deals === 0 ? null : estimateRate({ successes: theirs.won, n: deals }, priorFromRate(base, WIN_PRIOR)),
    practices: drawn(worked.practices)
      .map(({ one: { id, content }, rate }) => ({ id, content, rate }))
      .sort((a, b) => b.rate.mean - a.rate.mean)
      .slice(0, LISTED),
    won_deals: worked.won_deals,
  };
}
