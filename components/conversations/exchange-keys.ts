export type ExchangeKey =
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'rate'; stars: number }
  | { kind: 'correct' }
  | { kind: 'undo' };

export const EXCHANGE_SHORTCUTS = [
  { keys: 'j', label: 'Next exchange' },
  { keys: 'k', label: 'Previous exchange' },
  { keys: '1 – 5', label: 'Rate the answer' },
  { keys: 'c', label: 'Correct the answer' },
  { keys: 'u', label: 'Undo' },
];

/** What a key means in a transcript; undefined when it means nothing. */
export function readExchangeKey(key: string): ExchangeKey | undefined {
  if (/^[1-5]$/.test(key)) return { kind: 'rate', stars: Number(key) };
  if (key === 'j') return { kind: 'move', by: 1 };
  if (key === 'k') return { kind: 'move', by: -1 };
  if (key === 'c') return { kind: 'correct' };
  return key === 'u' ? { kind: 'undo' } : undefined;
}
