import 'server-only';
import { listPractices, practicesByIds } from '../practices/queries';
import type { Practice, PracticeContext } from '../practices/schema';
import type { Db } from '../supabase/types';
import type { Advice } from './decisions';

const CATEGORIES = ['email', 'subject_line', 'cta'] as const;
const PER_CATEGORY = 100;

/**
 * What the library advises for this context: the practices that were asked for first, then those whose context fits,
 * the most specific before the general, the better rate before the worse. Weak and retired ones are left out.
 */
export async function adviceFor(
  db: Db,
  orgId: string,
  context: PracticeContext,
  practiceIds: readonly string[],
): Promise<Advice[]> {
  const [asked, ...found] = await Promise.all([
    practicesByIds(db, orgId, practiceIds),
    ...CATEGORIES.map((category) =>
      listPractices(db, orgId, {
        category,
        status: 'active',
        sort: '-positive_reply_rate',
        limit: PER_CATEGORY,
      }),
    ),
  ]);
  const fitting = found
    .flatMap(({ data }) => data)
    .filter((practice) => fits(practice.context, context) && practice.breached.length === 0)
    .sort((a, b) => specificity(b) - specificity(a) || rateOf(b) - rateOf(a));
  const known = new Set(asked.map(({ id }) => id));
  return [...asked, ...fitting.filter(({ id }) => !known.has(id))].map(toAdvice);
}

/** A practice of another industry or size is no advice here; one that holds everywhere is. */
function fits(practice: PracticeContext, lead: PracticeContext): boolean {
  return Object.entries(practice).every(([key, value]) => {
    const own = lead[key as keyof PracticeContext];
    return own !== undefined && own.toLowerCase() === String(value).toLowerCase();
  });
}

const specificity = ({ context }: Practice): number => Object.keys(context).length;
const rateOf = ({ rates }: Practice): number => rates.positive_reply_rate?.mean ?? 0;

const toAdvice = (practice: Practice): Advice => ({
  id: practice.id,
  category: practice.category,
  pattern: practice.pattern,
  content: practice.content,
  rate: rateOf(practice),
});
