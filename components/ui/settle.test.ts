import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settling } from './settle';

describe('a choice that settles', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is committed once, however many came before it', () => {
    const commit = vi.fn();
    const { choose } = settling<number>(commit, 500);
    for (const stars of [2, 3, 4, 5]) {
      choose(stars);
      vi.advanceTimersByTime(499);
    }
    expect(commit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(commit.mock.calls).toEqual([[5]]);
  });

  it('is committed at once when flushed, and not again', () => {
    const commit = vi.fn();
    const { choose, flush } = settling<number>(commit, 500);
    choose(4);
    flush();
    flush();
    vi.runAllTimers();
    expect(commit.mock.calls).toEqual([[4]]);
  });

  it('is committed each time when the choices stand long enough', () => {
    const commit = vi.fn();
    const { choose } = settling<number>(commit, 500);
    choose(4);
    vi.advanceTimersByTime(500);
    choose(3);
    vi.advanceTimersByTime(500);
    expect(commit.mock.calls).toEqual([[4], [3]]);
  });
});
