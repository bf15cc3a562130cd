import type { InfiniteData } from '@tanstack/react-query';
import type { FeedbackInput } from '@/lib/conversations/schema';
import type { Feedback, Judged } from '@/lib/conversations/session-schema';
import type { Page } from './conversation-query';

/** What a person said of an answer; null is nothing. */
export type Opinion = { rating: number | null; correction: string | null } | null;

export const mineOf = ({ feedback }: Pick<Judged, 'feedback'>): Opinion => {
  const mine = feedback.find(({ is_mine }) => is_mine);
  return mine ? { rating: mine.rating, correction: mine.correction } : null;
};

/** The opinion with a change; null when nothing of it is left. */
export function changed(now: Opinion, change: Partial<NonNullable<Opinion>>): Opinion {
  const next = { rating: null, correction: null, ...now, ...change };
  return next.rating === null && next.correction === null ? null : next;
}

/** As the API takes it: only what was said. */
export function inputOf(opinion: Opinion): FeedbackInput | null {
  if (!opinion) return null;
  return {
    ...(opinion.rating === null ? {} : { rating: opinion.rating }),
    ...(opinion.correction === null ? {} : { correction: opinion.correction }),
  };
}

/** The pages as they are once the person's opinion of one exchange counts. */
export function withOpinion(
  pages: InfiniteData<Page<Judged>>,
  id: string,
  opinion: Opinion,
  now: string,
): InfiniteData<Page<Judged>> {
  const said: Feedback[] = opinion ? [{ ...opinion, by: null, is_mine: true, updated_at: now }] : [];
  const judge = (one: Judged): Judged =>
    one.id === id ? { ...one, feedback: [...one.feedback.filter(({ is_mine }) => !is_mine), ...said] } : one;
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, data: page.data.map(judge) })) };
}
