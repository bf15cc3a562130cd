export interface Settling<T> {
  /** Another choice: the one before it is forgotten, and the delay begins anew. */
  choose: (value: T) => void;
  /** Commits what waits, now. Does nothing when nothing waits. */
  flush: () => void;
}

/** Commits the last of a quick row of choices, once it has stood for `delayMs`. */
export function settling<T>(commit: (value: T) => void, delayMs: number): Settling<T> {
  let waiting: { value: T; timer: ReturnType<typeof setTimeout> } | null = null;
  const flush = () => {
    if (!waiting) return;
    const { value, timer } = waiting;
    clearTimeout(timer);
    waiting = null;
    commit(value);
  };
  const choose = (value: T) => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = { value, timer: setTimeout(flush, delayMs) };
  };
  return { choose, flush };
}
