import { describe, expect, it } from 'vitest';
import type { DraftStep } from './local';
import { draftVersions } from './versions';

const step = (body: string): DraftStep => ({
  day: 0,
  channel: 'email',
  subject_line: 'A question',
  body,
  cta: 'none',
  practice_ids: [],
  directives: [],
  agent_decisions: {},
  basis: 'built_in',
});
type Arms = { plan_item_id: string; arm: string }[];
const shown = (arms: Arms) => arms.map(({ plan_item_id, arm }) => `${plan_item_id}:${arm}`).join(' ');
const isIn = (arms: readonly { plan_item_id: string; arm: string }[], id: string) =>
  arms.some(({ plan_item_id, arm }) => plan_item_id === id && arm === 'treatment');

describe('versions of a sequence', () => {
  it('has one of each step without trials', () => {
    const versions = draftVersions([], () => [step('first'), step('second')]);
    expect(versions.map(({ place, arms }) => [place, arms])).toEqual([
      [0, []],
      [1, []],
    ]);
  });

  it('stands in two where a trial changes it, and in one where it does not', () => {
    const versions = draftVersions(['a'], (arms) => [step(isIn(arms, 'a') ? 'new' : 'old'), step('same')]);
    expect(versions.map(({ place, body, arms }) => [place, body, shown(arms)])).toEqual([
      [0, 'old', 'a:control'],
      [1, 'same', ''],
      [0, 'new', 'a:treatment'],
    ]);
  });

  it('crosses two trials only where both change the same step', () => {
    const versions = draftVersions(['a', 'b'], (arms) => [
      step(`${isIn(arms, 'a')} ${isIn(arms, 'b')}`),
      step(`${isIn(arms, 'b')}`),
    ]);
    const of = (wanted: number) =>
      versions.filter(({ place }) => place === wanted).map(({ arms }) => shown(arms));
    expect(of(0)).toEqual([
      'a:control b:control',
      'a:treatment b:control',
      'a:control b:treatment',
      'a:treatment b:treatment',
    ]);
    expect(of(1)).toEqual(['b:control', 'b:treatment']);
  });

  it('does not measure a trial that changes nothing', () => {
    expect(draftVersions(['a'], () => [step('same')]).map(({ arms }) => arms)).toEqual([[]]);
  });
});
