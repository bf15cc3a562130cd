import { describe, expect, it } from 'vitest';
import { textChanges } from './text-changes';

describe('textChanges', () => {
  it('marks the words that came and went', () => {
    const changes = textChanges('Worth a call {first_name}?', 'Worth a chat {first_name}?');
    expect(changes.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual([
      ['removed', 'call'],
      ['added', 'chat'],
    ]);
  });
});
