import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { DEFAULT_RULE, type LearnRule } from './learn-rule';

const share = z.number().min(0).max(1);
/** `organizations.settings.practices`; what is absent or unreadable keeps its built-in value. */
const settingsSchema = z
  .object({
    threshold: share.catch(DEFAULT_RULE.threshold),
    min_sample: z.number().int().min(1).max(100_000).catch(DEFAULT_RULE.minSample),
    limits: z
      .object({
        unsubscribe_rate: share.catch(DEFAULT_RULE.limits.unsubscribe_rate),
        spam_rate: share.catch(DEFAULT_RULE.limits.spam_rate),
        bounce_rate: share.catch(DEFAULT_RULE.limits.bounce_rate),
        negative_reply_rate: share.catch(DEFAULT_RULE.limits.negative_reply_rate),
      })
      .catch(DEFAULT_RULE.limits),
  })
  .catch({
    threshold: DEFAULT_RULE.threshold,
    min_sample: DEFAULT_RULE.minSample,
    limits: DEFAULT_RULE.limits,
  });

export function parseRule(settings: unknown): LearnRule {
  const { threshold, min_sample, limits } = settingsSchema.parse(settings ?? {});
  return { threshold, minSample: min_sample, limits };
}

export async function learnRule(db: Db, orgId: string): Promise<LearnRule> {
  const [org] = await must(
    db.from('organizations').select('practices:settings->practices').eq('id', orgId).limit(1),
  );
  return parseRule(org?.practices);
}
