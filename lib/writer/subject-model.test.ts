import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { learnSubjectModel, predictRate } from './subject-model';
import { reasonsOf } from './subject-reasons';
import type { LineCount } from './subject-schema';

const SUBJECTS = [
  'budget',
  'planning',
  'hiring',
  'routes',
  'stock',
  'audits',
  'invoices',
  'shifts',
  'returns',
  'claims',
];
const FORMS = ['a word about', 'thoughts on', 'notes on', 'more about', 'the state of', 'some ideas on'];

/** Lines of which questions are opened with another rate than statements. */
function counts(rate: { question: number; statement: number }, n: number, seed = 1): LineCount[] {
  const rng = createRng(seed);
  const times = (p: number) => Array.from({ length: n }).filter(() => rng.next() < p).length;
  return SUBJECTS.flatMap((subject) =>
    FORMS.map((form, i): LineCount => {
      const isQuestion = i % 2 === 0;
      const opened = times(isQuestion ? rate.question : rate.statement);
      const subject_line = `${form} ${subject}${isQuestion ? '?' : ''}`;
      return { subject_line, reached: n, opens_known: n, opened, replied: Math.min(opened, times(0.05)) };
    }),
  );
}

describe('the model of an organisation', () => {
  const told = learnSubjectModel(counts({ question: 0.5, statement: 0.25 }, 40)).open;

  it('learns how lines are written, says so, and covers the truth', () => {
    const [question, statement] = ['What about pallets?', 'pallets and more'].map((text) =>
      predictRate(told, text),
    );
    expect(told.quality?.is_better).toBe(true);
    expect(question?.basis).toBe('model');
    expect(question?.mean).toBeGreaterThan((statement?.mean ?? 1) + 0.1);
    expect(question?.interval[0]).toBeLessThan(0.5);
    expect(question?.interval[1]).toBeGreaterThan(0.5);
    if (question) expect(reasonsOf(question, told, 'open').join(' ')).toMatch(/It asks a question: \+\d/);
  });

  it('does not depend on the order of the lines', () => {
    const lines = counts({ question: 0.5, statement: 0.25 }, 40);
    expect(learnSubjectModel([...lines].reverse())).toEqual(learnSubjectModel(lines));
  });

  it('learns nothing from noise: every line gets the base rate and one interval', () => {
    const learned = [1, 2, 3, 4, 5].map(
      (seed) => learnSubjectModel(counts({ question: 0.3, statement: 0.3 }, 40, seed)).open,
    );
    const fooled = learned.filter(({ model }) => model !== null);
    expect(fooled.length).toBeLessThanOrEqual(1);
    const still = learned.find(({ model }) => model === null);
    if (!still) throw new Error('noise was learned from');
    const [one, other] = ['A?', 'Another line altogether'].map((text) => predictRate(still, text));
    expect(one?.mean).toBe(other?.mean);
    expect(one?.mean).toBeCloseTo(0.3, 1);
    if (one) expect(reasonsOf(one, still, 'open')[0]).toContain('did not predict it');
  });

  it('has a wider interval when lines differ for reasons unseen', () => {
    const [calm, wild] = [0, 0.25].map((spread) =>
      predictRate(
        learnSubjectModel(
          counts({ question: 0.3, statement: 0.3 }, 40).map((count, i) => ({
            ...count,
            opened: Math.round(40 * (0.3 + (Math.floor(i / 3) % 2 === 0 ? spread : -spread))),
          })),
        ).open,
        'A line',
      ),
    );
    const width = (interval: readonly [number, number] | undefined) =>
      interval ? interval[1] - interval[0] : 0;
    expect(width(wild?.interval)).toBeGreaterThan(3 * width(calm?.interval));
  });

  it('below the minimum gives the base rate and says what is missing', () => {
    const few = learnSubjectModel(counts({ question: 0.5, statement: 0.2 }, 40).slice(0, 6)).open;
    const prediction = predictRate(few, 'A question?');
    expect(prediction.basis).toBe('base_rate');
    expect(reasonsOf(prediction, few, 'open')[0]).toMatch(/240 e-mails under 6 lines.*too few/);
  });

  it('without any outcome knows nothing, and says so', () => {
    const none = learnSubjectModel([]).reply;
    const prediction = predictRate(none, 'A question?');
    expect(prediction).toMatchObject({ mean: 0.5, n: 0, basis: 'base_rate' });
    expect(prediction.interval[1] - prediction.interval[0]).toBeGreaterThan(0.9);
    expect(reasonsOf(prediction, none, 'reply')).toEqual([
      'No e-mail of yours has an outcome yet, so nothing is known of this line.',
    ]);
  });
});
