import { describe, expect, it } from 'vitest';
import { REPLY_SHORTCUTS, readReplyKey } from './reply-keys';
import { OBJECTIONS } from './reply-words';

const now = { interest_level: 'medium', auto_reply: false, unsubscribe_request: true } as const;
const labelled = (key: string) => {
  const read = readReplyKey(key);
  return read?.kind === 'label' ? read.label(now) : read;
};

describe('the keys of the review queue', () => {
  it.each([
    ['p', { sentiment_label: 'positive' }],
    ['n', { sentiment_label: 'negative' }],
    ['0', { objection_type: 'none' }],
    ['6', { objection_type: 'no_need' }],
    ['i', { interest_level: 'high' }],
    ['a', { auto_reply: true }],
    ['x', { unsubscribe_request: false }],
    ['j', { kind: 'move', by: 1 }],
    ['Enter', { kind: 'confirm' }],
    ['u', { kind: 'undo' }],
    ['7', undefined],
    ['P', undefined],
    ['g', undefined],
  ])('%s', (key, meaning) => expect(labelled(key)).toEqual(meaning));

  it('steps interest round', () => {
    const read = readReplyKey('i');
    expect(read?.kind === 'label' && read.label({ ...now, interest_level: 'high' })).toEqual({
      interest_level: 'none',
    });
  });

  it('has a key for every objection, and the sheet names every key', () => {
    expect(OBJECTIONS).toHaveLength(7);
    for (const { keys } of REPLY_SHORTCUTS.filter(({ keys }) => !keys.includes('–')))
      expect(readReplyKey(keys), keys).toBeDefined();
  });
});
