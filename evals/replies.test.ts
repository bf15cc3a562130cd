import { describe, expect, it } from 'vitest';
import { gramBuckets } from '@/lib/replies/features';
import { OWN_REPLIES, readReplies } from './labelled-replies';
import { agreement } from './replies-agreement';
import { f1ByClass, kappa, macroF1 } from './scores';

const replies = readReplies(OWN_REPLIES);

describe('the labelled replies', () => {
  it('are many, and every objection occurs often', () => {
    expect(replies.length).toBeGreaterThanOrEqual(1_200);
    const counts = new Map<string, number>();
    for (const { labels } of replies)
      counts.set(labels.objection_type, (counts.get(labels.objection_type) ?? 0) + 1);
    expect(counts.size).toBe(7);
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(100);
  });

  it('holds no reply twice, not even nearly', () => {
    // Short ones such as "ok" and "ok!" are alike by nature; from six words on, likeness is a copy.
    const long = replies.filter(({ text }) => text.split(/\s+/).length >= 6);
    const grams = long.map(({ text }) => new Set(gramBuckets(text)));
    const alike: string[] = [];
    for (let i = 0; i < grams.length; i++) {
      for (let j = 0; j < i; j++) {
        const [a, b] = [grams[i], grams[j]];
        if (!a || !b || Math.min(a.size, b.size) < 0.75 * Math.max(a.size, b.size)) continue;
        let shared = 0;
        for (const gram of a) if (b.has(gram)) shared++;
        if (shared / (a.size + b.size - shared) > 0.75) alike.push(`${long[i]?.text} | ${long[j]?.text}`);
      }
    }
    expect(alike).toEqual([]);
    expect(new Set(replies.map(({ text }) => text.trim().toLowerCase())).size).toBe(replies.length);
  });

  it('are labelled alike by a second, blind reading', () => {
    const { n, fields } = agreement();
    expect(n).toBe(replies.length);
    for (const { agreement: share, kappa: beyondChance } of Object.values(fields)) {
      expect(share).toBeGreaterThan(0.9);
      expect(beyondChance).toBeGreaterThan(0.8);
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
