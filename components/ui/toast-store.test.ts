import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  currentToasts,
  dismissToast,
  subscribeToasts,
  toast,
  toastDurationMs,
  toastUndo,
} from './toast-store';

afterEach(() => {
  for (const message of currentToasts()) dismissToast(message.id);
});

describe('messages', () => {
  it('are announced to who listens and go when dismissed', () => {
    const listener = vi.fn();
    const stop = subscribeToasts(listener);
    toast('Saved', { tone: 'good' });
    const [message] = currentToasts();
    expect(message?.title).toBe('Saved');
    dismissToast(message?.id ?? -1);
    expect(currentToasts()).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
  });
  it('never pile up', () => {
    for (let index = 0; index < 9; index += 1) toast(`Message ${index}`);
    expect(currentToasts().map((message) => message.title)).toEqual([5, 6, 7, 8].map((n) => `Message ${n}`));
  });
  it('leave time to undo', () => {
    const undo = vi.fn();
    toastUndo('Deal archived', undo);
    const [message] = currentToasts();
    message?.action?.onClick();
    expect(undo).toHaveBeenCalledOnce();
    expect(message && toastDurationMs(message)).toBe(10_000);
  });
});
