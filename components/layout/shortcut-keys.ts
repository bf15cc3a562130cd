export type Shortcut =
  | { kind: 'palette' }
  | { kind: 'help' }
  | { kind: 'sidebar' }
  | { kind: 'go'; key: string };

export interface KeyPress {
  key: string;
  hasCommand: boolean;
  /** The person is writing, or a dialog is open. */
  isBusy: boolean;
  atMs: number;
}

/** How long `g` waits for the second key. */
const SEQUENCE_MS = 1_200;

export interface KeyState {
  /** When `g` was pressed, or null. */
  startedAtMs: number | null;
}

export const idle: KeyState = { startedAtMs: null };

/**
 * What a key press means. ⌘K works everywhere; single keys only when the person is not writing,
 * and not at all when they have switched them off (WCAG 2.1.4).
 */
export function readKey(
  state: KeyState,
  press: KeyPress,
  singleKeys: boolean,
): { state: KeyState; shortcut: Shortcut | null } {
  const nothing = { state: idle, shortcut: null };
  if (press.hasCommand)
    return press.key.toLowerCase() === 'k' ? { state: idle, shortcut: { kind: 'palette' } } : nothing;
  if (press.isBusy || !singleKeys) return nothing;
  const isSecond = state.startedAtMs !== null && press.atMs - state.startedAtMs <= SEQUENCE_MS;
  if (isSecond) return { state: idle, shortcut: { kind: 'go', key: press.key.toLowerCase() } };
  if (press.key === 'g') return { state: { startedAtMs: press.atMs }, shortcut: null };
  if (press.key === '?') return { state: idle, shortcut: { kind: 'help' } };
  if (press.key === '/') return { state: idle, shortcut: { kind: 'palette' } };
  if (press.key === '[') return { state: idle, shortcut: { kind: 'sidebar' } };
  return nothing;
}
