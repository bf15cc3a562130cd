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
const SIGNATURE =
  /^(--|__)\s?$|^sent from my \w+|^von meinem \w+ gesendet|^envoyé de mon \w+|^get outlook for/i;
const CLOSING =
  /^(best|kind|warm|many thanks and)?\s*(regards|wishes|cheers|sincerely|mit freundlichen grüßen|cordialement|saludos)\s*[,.!]?$/i;

/** What the person wrote: without quoted mail, signature and closing. Never empty unless the text is. */
export function ownWords(text: string): string {
  const lines = text.slice(0, MAX_CHARS).replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((_, i) => i > 0 && startsQuote(lines, i));
  const kept = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  const foot = kept.findIndex(
    (line, i) =>
      i > 0 && (SIGNATURE.test(line.trim()) || (CLOSING.test(line.trim()) && kept.length - i <= 8)),
  );
  const body = (foot < 0 ? kept : kept.slice(0, foot)).join('\n').trim();
  return body === '' ? text.slice(0, MAX_CHARS).trim() : body;
}

function startsQuote(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  // Mail programs break the line "On … wrote:" when it is long.
  const joined = `${line} ${lines[i + 1] ?? ''}`;
  if (QUOTE_START.some((pattern) => pattern.test(line))) return true;
  if (/^\s*(on|am|le|op)\b/i.test(line) && QUOTE_START[1]?.test(joined)) return true;
  return HEADER_FROM.test(line) && HEADER_OTHER.test(lines[i + 1] ?? '');
}
