import type { Context, Directive } from './schema';

const holds = (context: Context, asked: Context): boolean =>
  Object.entries(context).every(([name, value]) => asked[name]?.toLowerCase() === value.toLowerCase());

/** The directive in force for what was asked: not expired, and of those that hold there the most specific one. */
export function mostSpecific(directives: readonly Directive[], asked: Context, now: Date): Directive | null {
  const size = ({ context }: Directive) => Object.keys(context).length;
  const candidates = directives
    .filter(({ context, expires_at }) => holds(context, asked) && new Date(expires_at) > now)
    .sort((a, b) => size(b) - size(a) || b.version - a.version);
  return candidates[0] ?? null;
}
