/** Answer and forward marks as mail programs write them in English, German, French, Nordic, Dutch, Polish and Turkish. */
const MARK = /^\s*(?:re|aw|fw|fwd|wg|sv|vs|tr|rv|antw|odp|ynt|rif|ref)\s*(?:\[\d+\])?\s*:\s*/i;
const AUTOMATIC =
  /^\W*(?:auto(?:matic)?[ -]?(?:reply|response|antwort)|automatische antwort|autoreply|out of (?:the )?office|ooo\b|abwesen|réponse automatique|respuesta automática)/i;

/** Messages of one conversation share it: the source's own id, otherwise channel and subject without marks. */
export function threadOf(channel: string, subject: string | null, sourceThread: string | null): string {
  if (sourceThread) return `${channel}:#${sourceThread}`;
  return `${channel}:${bare(subject ?? '')}`;
}

function bare(subject: string): string {
  let rest = subject.trim().toLowerCase().replace(/\s+/g, ' ');
  while (MARK.test(rest)) rest = rest.replace(MARK, '');
  return rest;
}

export const isAutomaticSubject = (subject: string | null): boolean => AUTOMATIC.test(subject ?? '');
