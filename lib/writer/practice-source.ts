import 'server-only';
import { practicesByIds } from '../practices/queries';
import type { Practice, PracticeContext } from '../practices/schema';
import { searchPractices } from '../practices/service';
import type { Db } from '../supabase/types';
import type { Advice } from './decisions';

const CATEGORIES = ['email', 'subject_line', 'cta'] as const;
const PER_CATEGORY = 50;

type AdviceRequest = { context: PracticeContext; goal: string | undefined; practiceIds: readonly string[] };

/**
 * What the library advises for this context: the practices that were asked for first, then what the search finds for
 * the goal (by meaning, context and record) whose context fits. Weak, retired and harmful ones are left out.
 */
export async function adviceFor(
  db: Db,
  orgId: string,
  { context, goal, practiceIds }: AdviceRequest,
): Promise<Advice[]> {
  const [asked, ...found] = await Promise.all([
    practicesByIds(db, orgId, practiceIds),
    ...CATEGORIES.map((category) =>
      searchPractices(db, orgId, { q: goal ?? '', category, context, tags: [], limit: PER_CATEGORY }),
    ),
  ]);
  const fitting = found
    .flat()
    .filter(({ status, breached }) => status === 'active' && breached.length === 0)
    .filter((practice) => fits(practice.context, context));
  const known = new Set(asked.map(({ id }) => id));
  return [
    ...asked.filter(({ status }) => status !== 'retired').map((practice) => toAdvice(practice, true)),
    ...fitting.filter(({ id }) => !known.has(id)).map((practice) => toAdvice(practice, false)),
  ];
}

/** A practice of another industry or size is no advice here; one that holds everywhere is. */
function fits(practice: PracticeContext, lead: PracticeContext): boolean {
  return Object.entries(practice).every(([key, value]) => {
    const own = lead[key as keyof PracticeContext];
    return own !== undefined && own.toLowerCase() === String(value).toLowerCase();
  });
}

/** How well it works at least: the lower end of its interval. */
const floorOf = ({ rates }: Practice): number => rates.positive_reply_rate?.interval[0] ?? 0;

const toAdvice = (practice: Practice, isRequired: boolean): Advice => ({
  id: practice.id,
  category: practice.category,
  pattern: practice.pattern,
  content: practice.content,
  floor: floorOf(practice),
  isRequired,
});
