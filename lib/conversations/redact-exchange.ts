import { redact } from '../privacy/redact';
import type { Exchange, Rules } from './schema';

export type Clean = Exchange & { redactions: Record<string, number> };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const TERM = '{redacted}';

/** The exchange as it may be stored, and what was taken out of it: of all its texts, of metadata at any depth. */
export function redactExchange(exchange: Exchange, rules: Rules): Clean {
  const redactions: Record<string, number> = {};
  const count = (kind: string, n: number) => {
    if (n > 0) redactions[kind] = (redactions[kind] ?? 0) + n;
  };
  const terms =
    rules.terms.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${rules.terms.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const clean = (text: string): string => {
    if (terms) count('term', [...text.matchAll(terms)].length);
    const own = terms ? text.replace(terms, TERM) : text;
    const { text: result, redactions: found } = redact(own, [], rules.redact);
    for (const { kind, count: n } of found) count(kind, n);
    return result;
  };
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(deep);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner)]));
    return value;
  };
  return {
    ...exchange,
    user_message: clean(exchange.user_message),
    agent_response: clean(exchange.agent_response),
    error: exchange.error == null ? null : clean(exchange.error),
    metadata: deep(exchange.metadata) as Exchange['metadata'],
    redactions,
  };
}
