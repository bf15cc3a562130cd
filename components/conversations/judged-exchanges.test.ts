import type { InfiniteData } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Feedback, Judged } from '@/lib/conversations/session-schema';
import type { Page } from './conversation-query';
import { changed, inputOf, mineOf, withOpinion } from './judged-exchanges';

type Pages = InfiniteData<Page<Judged>>;
const feedback = (changes: Partial<Feedback>): Feedback => ({
  rating: 2,
  correction: null,
  by: 'Jonas',
  is_mine: false,
  updated_at: '2026-11-01T10:00:00Z',
  ...changes,
});
const exchange = (id: string, said: Feedback[]) => ({ id, feedback: said }) as Judged;
const pages: Pages = {
  pageParams: [''],
  pages: [
    {
      data: [exchange('a', [feedback({})]), exchange('b', [feedback({ is_mine: true })])],
      next_cursor: null,
    },
  ],
};
const of = (result: Pages, id: string) => result.pages[0]?.data.find((one) => one.id === id)?.feedback ?? [];

it('keeps the rating when a correction comes, and ends when nothing is left', () => {
  expect(changed({ rating: 2, correction: null }, { correction: 'Say sorry' })).toEqual({
    rating: 2,
    correction: 'Say sorry',
  });
  expect(changed({ rating: null, correction: 'Say sorry' }, { correction: null })).toBeNull();
  expect(inputOf(changed(null, { rating: 4 }))).toEqual({ rating: 4 });
});

it('replaces the own word in the pages, and leaves those of others', () => {
  const given = withOpinion(pages, 'a', { rating: 5, correction: null }, 'now');
  expect(of(given, 'a').map(({ by, rating }) => [by, rating])).toEqual([
    ['Jonas', 2],
    [null, 5],
  ]);
  expect(mineOf(exchange('a', of(given, 'a')))).toEqual({ rating: 5, correction: null });
  expect(of(withOpinion(pages, 'b', null, 'now'), 'b')).toEqual([]);
});
