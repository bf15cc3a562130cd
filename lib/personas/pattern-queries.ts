import { z } from 'zod';
import { type Count, estimateRate, priorFromOthers } from '../stats/rate';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { BEHAVIOUR_FEATURES, type BehaviouralPattern, type PatternMembership } from './compare-schema';

const count = z.number().int();
const countsSchema = z.object({
  people: count,
  met: count,
  messages: count,
  replied: count,
  won: count,
  lost: count,
});
const separatesSchema = z.array(
  z.object({
    feature: z.enum(BEHAVIOUR_FEATURES),
    label: z.string(),
    value: z.number().nullable(),
    z: z.number(),
  }),
);
type Counts = z.infer<typeof countsSchema>;

const TRIALS = {
  reply_rate: ({ replied, messages }: Counts): Count => ({ successes: replied, n: messages }),
  meeting_rate: ({ met, people }: Counts): Count => ({ successes: met, n: people }),
  win_rate: ({ won, lost }: Counts): Count => ({ successes: won, n: won + lost }),
};

/** The patterns of the organisation, the most followed first; each rate is drawn to that of the others. */
export async function listPatterns(db: Db, orgId: string): Promise<BehaviouralPattern[]> {
  const rows = await must(
    db
      .from('behavioral_patterns')
      .select('id, name, description, n, separates, counts, first_seen_at, updated_at')
      .eq('org_id', orgId)
      .order('n', { ascending: false })
      .order('id'),
  );
  const counted = rows.map((row) => ({ ...row, counts: countsSchema.parse(row.counts) }));
  return counted.map(({ counts, separates, ...row }) => {
    const others = counted.filter(({ id }) => id !== row.id);
    const rate = (name: keyof typeof TRIALS) =>
      estimateRate(TRIALS[name](counts), priorFromOthers(others.map((other) => TRIALS[name](other.counts))));
    return {
      ...row,
      separates: separatesSchema.parse(separates),
      reply_rate: rate('reply_rate'),
      meeting_rate: rate('meeting_rate'),
      win_rate: rate('win_rate'),
    };
  });
}

/** The pattern that a contact follows: one, or none while too little is known of them. */
export async function patternsOf(db: Db, orgId: string, contactId: string): Promise<PatternMembership[]> {
  const memberships = await must(
    db
      .from('behavioral_pattern_members')
      .select('pattern_id, clarity')
      .eq('org_id', orgId)
      .eq('contact_id', contactId),
  );
  if (memberships.length === 0) return [];
  const patterns = await listPatterns(db, orgId);
  return memberships.flatMap(({ pattern_id, clarity }) => {
    const pattern = patterns.find(({ id }) => id === pattern_id);
    return pattern ? [{ ...pattern, clarity }] : [];
  });
}

/** Whether a contact follows a recognised pattern: one look into an index. */
export async function hasPattern(db: Db, orgId: string, contactId: string): Promise<boolean> {
  const rows = await must(
    db
      .from('behavioral_pattern_members')
      .select('pattern_id')
      .eq('org_id', orgId)
      .eq('contact_id', contactId)
      .limit(1),
  );
  return rows.length > 0;
}
