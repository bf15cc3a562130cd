const MAX_CHARS = 20_000;

/** Lines after which a mail only repeats what came before it, in the languages of the large mail programs. */
const QUOTE_START = [
  /^\s*-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)\s*-*\s*$/i,
  /^\s*(on|am|le|el|il|op|den|em|w dniu)\b.{4,200}(wrote|schrieb.*|a écrit|escribió|ha scritto|schreef.*|skrev.*|escreveu|napisał.*)\s*:\s*$/i,
  /^\s*_{10,}\s*$/,
];
const HEADER_FROM = /^\s*\*?(from|von|de|da|van|från|fra)\s?:\*?\s.+/i;
const HEADER_OTHER =
  /^\s*\*?(sent|date|gesendet|envoyé|enviado|inviato|verzonden|skickat|sendt|to|an|à|para|a|aan)\s?:\*?\s/i;
const HEADER_ANY =
  /^\s*\*?(from|sent|date|to|cc|subject|von|gesendet|an|betreff|de|envoyé|à|objet)\s?:\*?\s/i;
const ENDS_OPEN = /:\s*$/;
const MARKED = /^\s*>/;
const SIGNATURE =
  /^(--|__)\s?$|^sent from my \w+|^von meinem \w+ gesendet|^envoyé de mon \w+|^get outlook for/i;
const CLOSING =
  /^(best|kind|warm|many thanks and)?\s*(regards|wishes|cheers|sincerely|mit freundlichen grüßen|cordialement|saludos)\s*[,.!]?$/i;

/** What the person wrote: without quoted mail, signature and closing. Never empty unless the text is. */
export function ownWords(text: string): string {
  const lines = withoutLeadingHeader(text.slice(0, MAX_CHARS).replace(/\r\n?/g, '\n').split('\n'));
  const end = lines.findIndex((_, i) => i > 0 && startsQuote(lines, i) && !announcesMarked(lines, i));
  const kept = (end < 0 ? lines : lines.slice(0, end)).filter(
    (line, i) =>
      !MARKED.test(line) &&
      !isAnnouncement(lines, i) &&
      !(ENDS_OPEN.test(line) && isAnnouncement(lines, i - 1)),
  );
  const foot = kept.findIndex(
    (line, i) =>
      i > 0 && (SIGNATURE.test(line.trim()) || (CLOSING.test(line.trim()) && kept.length - i <= 8)),
  );
  const body = (foot < 0 ? kept : kept.slice(0, foot)).join('\n').trim();
  return body === '' ? text.slice(0, MAX_CHARS).trim() : body;
}

/** Whether the line "On … wrote:" stands above lines marked with ">": then the answer may follow below them. */
function announcesMarked(lines: readonly string[], i: number): boolean {
  const below = lines.slice(i + 1, i + 4).filter((line) => line.trim() !== '' && !ENDS_OPEN.test(line));
  return MARKED.test(below[0] ?? '');
}

const isAnnouncement = (lines: readonly string[], i: number): boolean =>
  i >= 0 && startsQuote(lines, i) && announcesMarked(lines, i);

/** A mail can begin with the header lines of the one it answers. */
function withoutLeadingHeader(lines: readonly string[]): string[] {
  const length = lines.findIndex((line) => !HEADER_ANY.test(line));
  return length >= 2 ? lines.slice(length) : [...lines];
}

function startsQuote(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  // Mail programs break the line "On … wrote:" when it is long.
  const joined = `${line} ${lines[i + 1] ?? ''}`;
  if (QUOTE_START.some((pattern) => pattern.test(line))) return true;
  if (/^\s*(on|am|le|op)\b/i.test(line) && QUOTE_START[1]?.test(joined)) return true;
  return HEADER_FROM.test(line) && HEADER_OTHER.test(lines[i + 1] ?? '');
}
