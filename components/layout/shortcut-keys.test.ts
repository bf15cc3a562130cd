import { describe, expect, it } from 'vitest';
import { idle, type KeyPress, readKey } from './shortcut-keys';

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  hasCommand: false,
  isBusy: false,
  atMs: 0,
  ...over,
});

describe('readKey', () => {
  it('opens the palette with ⌘K even while writing', () => {
    expect(readKey(idle, press('k', { hasCommand: true, isBusy: true }), true).shortcut).toEqual({
      kind: 'palette',
    });
  });
  it('goes somewhere with g and a letter', () => {
    const { state, shortcut } = readKey(idle, press('g'), true);
    expect(shortcut).toBeNull();
    expect(readKey(state, press('d', { atMs: 500 }), true).shortcut).toEqual({ kind: 'go', key: 'd' });
  });
  it('forgets the g after a while', () => {
    const { state } = readKey(idle, press('g'), true);
    expect(readKey(state, press('d', { atMs: 5_000 }), true).shortcut).toBeNull();
  });
  it.each(['?', '/', '['])(
    'leaves %s alone while the person writes, or has switched single keys off',
    (key) => {
      expect(readKey(idle, press(key), true).shortcut).not.toBeNull();
      expect(readKey(idle, press(key, { isBusy: true }), true).shortcut).toBeNull();
      expect(readKey(idle, press(key), false).shortcut).toBeNull();
    },
  );
  it('leaves the commands of the browser alone', () => {
    expect(readKey(idle, press('g', { hasCommand: true }), true)).toEqual({ state: idle, shortcut: null });
  });
});
