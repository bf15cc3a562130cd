export interface ToastMessage {
  id: number;
  title: string;
  description?: string | undefined;
  tone: 'info' | 'good' | 'bad';
  action?: { label: string; onClick: () => void } | undefined;
}

export type ToastOptions = Partial<Omit<ToastMessage, 'id' | 'title'>>;

const MOST = 4;
let messages: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Says that something happened, from anywhere in the browser. */
export function toast(title: string, { description, tone = 'info', action }: ToastOptions = {}): void {
  lastId += 1;
  publish([...messages, { id: lastId, title, description, tone, action }].slice(-MOST));
}

/** For a change that is already made: the message carries a button that takes it back. */
export function toastUndo(title: string, undo: () => void): void {
  toast(title, { tone: 'good', action: { label: 'Undo', onClick: undo } });
}

export function dismissToast(id: number): void {
  publish(messages.filter((message) => message.id !== id));
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly ToastMessage[] {
  return messages;
}

/** A message with a choice, or with bad news, stays twice as long. */
export function toastDurationMs(message: ToastMessage): number {
  return message.action || message.tone === 'bad' ? 10_000 : 5_000;
}
