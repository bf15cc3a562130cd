import { describe, expect, it } from 'vitest';
import { gramBuckets, tokens } from '@/lib/replies/features';
import { OWN_REPLIES, readReplies } from './labelled-replies';
import { agreement } from './replies-agreement';
import { f1ByClass, kappa, macroF1 } from './scores';

const replies = readReplies(OWN_REPLIES);

/** Shared members over all members (Jaccard). */
function likeness<T>(a: ReadonlySet<T> = new Set(), b: ReadonlySet<T> = new Set()): number {
  const shared = [...a].filter((member) => b.has(member)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

describe('the labelled replies', () => {
  it('are many, and every objection occurs often', () => {
    expect(replies.length).toBeGreaterThanOrEqual(3_900);
    const counts = new Map<string, number>();
    for (const { labels } of replies)
      counts.set(labels.objection_type, (counts.get(labels.objection_type) ?? 0) + 1);
    expect(counts.size).toBe(7);
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(100);
  });

  it('holds no reply twice, not even nearly', { timeout: 30_000 }, () => {
    // Short ones such as "ok" and "ok!" are alike by nature; from six words on, likeness is a copy.
    const long = replies
      .map(({ text }) => ({ text, words: new Set(tokens(text)) }))
      .filter(({ text }) => text.split(/\s+/).length >= 6);
    const count = new Map<string, number>();
    for (const { words } of long) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
    // Texts that share more than half of their words share one of the rarer half of either.
    const holders = new Map<string, typeof long>();
    const alike: string[] = [];
    for (const one of long) {
      const rarest = [...one.words].sort(
        (x, y) => (count.get(x) ?? 0) - (count.get(y) ?? 0) || (x < y ? -1 : 1),
      );
      const near = new Set<(typeof long)[number]>();
      for (const word of rarest.slice(0, Math.ceil(rarest.length / 2))) {
        const others = holders.get(word) ?? [];
        for (const other of others) near.add(other);
        holders.set(word, [...others, one]);
      }
      for (const other of near) {
        if (likeness(one.words, other.words) <= 0.5) continue;
        if (likeness(new Set(gramBuckets(one.text)), new Set(gramBuckets(other.text))) > 0.75)
          alike.push(`${one.text} | ${other.text}`);
      }
    }
    expect(alike).toEqual([]);
    expect(new Set(replies.map(({ text }) => text.trim().toLowerCase())).size).toBe(replies.length);
  });

  it('keep to the guide: high interest is positive, an automatic reply neutral, a closed door negative', () => {
    const broken = replies.filter(({ labels }) => {
      const { sentiment_label: sentiment, interest_level: interest } = labels;
      if (labels.auto_reply === 'true') return sentiment !== 'neutral' || interest !== 'none';
      if (labels.unsubscribe_request === 'true') return sentiment !== 'negative';
      return (
        (interest === 'high' && sentiment !== 'positive') || (interest === 'none' && sentiment === 'positive')
      );
    });
    expect(broken.map(({ text }) => text)).toEqual([]);
  });

  it('are labelled alike by a second, blind reading', () => {
    const sets = agreement();
    expect(sets.map(({ n }) => n)).toEqual([1_205, 1_800, 300]);
    for (const { fields } of sets) {
      for (const { agreement: share, kappa: beyondChance } of Object.values(fields)) {
        expect(share).toBeGreaterThan(0.9);
        expect(beyondChance).toBeGreaterThan(0.8);
      }
    }
  });
});

describe('scores', () => {
  it('follow their definitions', () => {
    const truth = ['a', 'a', 'b', 'b'];
    expect(f1ByClass(truth, ['a', 'b', 'b', 'b'])).toEqual({ a: 0.6667, b: 0.8 });
    expect(macroF1(truth, truth)).toBe(1);
    expect(kappa(truth, ['a', 'b', 'a', 'b'])).toBe(0);
    expect(kappa(truth, truth)).toBe(1);
  });
});
