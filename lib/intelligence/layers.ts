import { keyOf } from './key';
import type { Context, Directive, Line } from './schema';

const holds = (context: Context, asked: Context): boolean =>
  Object.entries(context).every(([name, value]) => asked[name]?.toLowerCase() === value.toLowerCase());

/** The directives in force for what was asked: not expired, the most specific one first. */
export function layersFor(directives: readonly Directive[], asked: Context, now: Date): Directive[] {
  const size = ({ context }: Directive) => Object.keys(context).length;
  return directives
    .filter(({ context, expires_at }) => holds(context, asked) && new Date(expires_at) > now)
    .sort((a, b) => size(b) - size(a) || b.version - a.version);
}

const isRule = ({ source }: Line) => source === 'plan';
const partsOf = ({ pattern }: Line) =>
  Object.keys(pattern ?? {})
    .sort()
    .join('+');
const isAbout = (line: Line, other: Line) => partsOf(line) !== '' && partsOf(line) === partsOf(other);

/**
 * The most specific directive, with the rules that hold more widely: what an admin decided for everybody is not lost
 * where a context has lines of its own. A rule of its own, or having to avoid the same there, wins over a wider rule.
 */
export function combineLayers([top, ...wider]: readonly Directive[]): Directive | null {
  return top ? wider.reduce(withRulesOf, top) : null;
}

function withRulesOf(directive: Directive, layer: Directive): Directive {
  const lines = [...directive.best_practices, ...directive.avoid];
  const isSettled = (rule: Line) =>
    lines.some((line) => isRule(line) && isAbout(line, rule)) ||
    directive.avoid.some((line) => keyOf(line.context) !== '' && isSame(line, rule));
  const best = layer.best_practices.filter((line) => isRule(line) && !isSettled(line));
  const avoid = layer.avoid.filter((line) => isRule(line) && !isSettled(line));
  const isReplaced = (line: Line) => best.some((rule) => isAbout(rule, line));
  const isUndone = (line: Line) => best.some((rule) => isSame(rule, line));
  return {
    ...directive,
    best_practices: [...best, ...directive.best_practices.filter((line) => !isReplaced(line))],
    avoid: [...avoid, ...directive.avoid.filter((line) => !isUndone(line))],
  };
}

const isSame = (line: Line, other: Line) =>
  line.pattern !== null && other.pattern !== null && keyOf(line.pattern) === keyOf(other.pattern);
