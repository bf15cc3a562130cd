import { FINDERS, type Finder, GUESSES } from './redact-patterns';
import { REDACTION_KINDS, type Redaction, type RedactionKind } from './redaction';

/** Names that the record knows: of the person written to, the company, and who wrote. */
export type KnownName = { kind: 'name' | 'company' | 'sender' | 'sender_company'; name: string };
export type Redacted = { text: string; redactions: Redaction[] };

type Span = { start: number; end: number; kind: Redaction['kind']; slot: string };

const SLOT = /\{[a-z_]+\}/g;
/** Legal forms at the end of a company's name, several of them as in "Pte Ltd": people leave them out. */
const SUFFIX =
  /(?:,?\s+(?:Inc|Corp|Corporation|Co|Company|GmbH|Ltd|Limited|LLC|LLP|AG|SE|KG|BV|NV|SA|PLC|Oyj?|AB|AS|Group|Gruppen|Grupo|Holdings|Partners|Industries|Pte|Pty|Pvt|Lda|A\/S|ApS|K\.K|S\.p\.A|S\.r\.l|S\.L|S\.A|&\s+Co|&\s+Söhne)\.?)+$/i;

/**
 * Replaces what is personal by slots. First what has a shape (addresses, links, phone and long numbers), then the names
 * that the record knows, then names by their surroundings (greeting, signature, title, legal form). Slots that are
 * already there stay. Kinds that are not asked for stay too. The result says what was taken out, how often and where the
 * slots stand, never what it was.
 */
export function redact(
  text: string,
  known: readonly KnownName[] = [],
  kinds: readonly RedactionKind[] = REDACTION_KINDS,
): Redacted {
  const spans: Span[] = [];
  const slots = [...text.matchAll(SLOT)].map(({ index, 0: slot }) => ({
    start: index,
    end: index + slot.length,
  }));
  const claim = (finder: Finder) => {
    for (const match of text.matchAll(finder.pattern)) {
      const found = match[0];
      const span = { start: match.index, end: match.index + found.length };
      const isTaken = [...spans, ...slots].some((other) => span.start < other.end && other.start < span.end);
      const slot = isTaken ? null : finder.slot(found);
      if (slot) spans.push({ ...span, kind: finder.kind, slot });
    }
  };
  const finders = [...FINDERS, ...known.flatMap(findersOf), ...GUESSES];
  for (const finder of finders) if (kinds.includes(finder.kind)) claim(finder);
  return apply(
    text,
    spans.sort((a, b) => a.start - b.start),
  );
}

function apply(text: string, spans: readonly Span[]): Redacted {
  const found = new Map<string, Redaction>();
  let result = '';
  let at = 0;
  for (const { start, end, kind, slot } of spans) {
    result += text.slice(at, start);
    const entry = found.get(slot) ?? { kind, slot, count: 0, positions: [] };
    entry.count += 1;
    entry.positions.push(result.length);
    found.set(slot, entry);
    result += slot;
    at = end;
  }
  return { text: result + text.slice(at), redactions: [...found.values()] };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const wordOf = (text: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, flags);

/** Whole names in any case; parts of a name only as they are written, because many are words too. */
function findersOf({ kind, name }: KnownName): Finder[] {
  const whole = name.trim();
  if (whole.length < 2) return [];
  if (kind === 'company' || kind === 'sender_company') {
    const slot = kind === 'company' ? '{company}' : '{sender_company}';
    const short = whole.replace(SUFFIX, '');
    const names = short.length > 2 && short !== whole ? [whole, short] : [whole];
    // One word without its legal form may be a word like any other: only as it is written.
    const flagsOf = (text: string) => (/\s/.test(text) || text === whole ? 'giu' : 'gu');
    return names.map((text) => ({ kind: 'company', slot: () => slot, pattern: wordOf(text, flagsOf(text)) }));
  }
  const parts = whole.split(/\s+/);
  const prefix = kind === 'sender' ? 'sender' : '';
  const slotOf = (part: 'full' | 'first' | 'last') => () => (prefix ? '{sender_name}' : `{${part}_name}`);
  return [
    ...(parts.length > 1
      ? [{ kind: 'name' as const, slot: slotOf('full'), pattern: wordOf(whole, 'giu') }]
      : []),
    ...parts.flatMap((part, index) =>
      part.length < 2
        ? []
        : [
            {
              kind: 'name' as const,
              slot: slotOf(index === 0 ? 'first' : 'last'),
              pattern: wordOf(part, 'gu'),
            },
          ],
    ),
  ];
}
