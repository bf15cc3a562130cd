export type MailHeaders = Readonly<Record<string, string>>;

/** RFC 3834, and what mail programs did before it. */
export function isAutomaticByHeaders(headers: MailHeaders): boolean {
  const all = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const submitted = (all.get('auto-submitted') ?? 'no').toLowerCase();
  if (!submitted.startsWith('no')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => all.has(name))) return true;
  if (/^(auto_reply|bulk|junk)$/i.test(all.get('precedence') ?? '')) return true;
  if (/^multipart\/report/i.test(all.get('content-type') ?? '')) return true;
  return all.get('return-path') === '<>';
}

const AUTOMATIC = [
  /\b(auto(matic|mated|matically generated)?[- ]?(reply|response|answer|message|confirmation|notice)|sent automatically|generated automatically|virtual assistant)\b/i,
  /^\W*(auto|ooo|out of (the )?office|automatic reply)\b\W/i,
  /\b(i am|i'm|i will be|currently|am)\b.{0,30}\b(out of (the )?office|on (annual|parental|maternity|paternity|sick) leave|away from my desk|on (vacation|holiday|a sabbatical))\b/i,
  /\b(limited|no|intermittent) access to (my )?e?-?mails?\b/i,
  /\b(no longer (with|work|works|employed|monitored)|inbox is (unattended|not monitored)|mailbox (is )?(full|no longer))\b.{0,80}(mail|contact|write|address|direct|enquir|inquir|monitored|form|company|storage)/i,
  /\b(undeliverable|delivery (has )?(failed|incomplete|status notification)|mail delivery|address (rejected|not found)|message (wasn't delivered|blocked|has been rejected)|couldn't be (found|delivered))\b/i,
  /\b(ticket|case|request|message|enquiry) (\S+ )?(has been|was|is) (opened|created|received|registered|placed|merged|passed)\b/i,
  /\bthank(s| you) for (contacting|getting in touch with|your (e-?mail|message)).{0,200}\b(within|working day|business day|out of|away|reply|return|respond|hours)/is,
  /\b(abwesenheitsnotiz|automatische antwort|nicht im büro|derzeit im urlaub)\b/i,
  /\b(réponse automatique|(je suis )?absente? (du|jusqu|de)|absence du bureau|de retour le)/i,
  /\b(respuesta automática|fuera de la oficina|ausente hasta)\b/i,
  /\b(risposta automatica|fuori ufficio|sono assente)\b/i,
  /\b(automatisch antwoord|afwezigheid|niet aanwezig|niet op kantoor)\b/i,
  /\b(automatiskt svar|automatisk svar|autosvar|frånvaro|på semester|på ferie|ude af kontoret|poissaoloilmoitus|automaattinen vastaus)\b/i,
  /\b(resposta automática|fora do escritório|não estou no escritório)\b/i,
  /\b(feiertagsbedingt|baja médica|chius[oi] per ferie|cerrad[oa]s? por|absence\s*:|ben er niet|vuosilom\w+|föräldraledig)|自動返信|休業/i,
  /\bmessage was (read|displayed) on\b|\b(created|opened) a (case|ticket)\b/i,
  /(odpowiedź automatyczna|poza biurem|jestem na urlopie|automatyczna odpowiedź)/i,
];

const UNSUBSCRIBE = [
  /\bunsubscribe\b|\bopt(ed)?[- ]?(me )?out\b|\bdo[- ]not[- ]contact\b/i,
  /\b(remove|take|strike|delete|drop|erase)\b.{0,30}\b(me|us|my|our|address|addresses|details|name|department)\b.{0,40}\b(off|from|list|lists|database|systems?|records|data|out|this thing|thing)\b/i,
  /\b(remove|delete|erase)\b.{0,12}\b(my|this|both|our) (\w+ )?(address|addresses|number|data|details)\b/i,
  /\b(kindly|please|and) (remove|delete) me\b|\b(remove|delete) me\s*[.!]?$/i,
  /\b(stop|quit|don't|do not|never)\b.{0,20}\b(e-?mailing|mailing|mail me|send(ing)? (me )?(these|any more|this)|contact me|these mails)\b/i,
  /\bno (more|further) (mails?|e-?mails?|messages)\b|\b(don't|do not) want these (e-?)?mails\b/i,
  /\b(withdraw my consent|leave me alone|object to the processing|delete all (the )?(data|records)|taken off\b)/i,
  /\b(erase|delete|strike|purge|wipe) (it|ours|them|us|everything)\b|\b(unsub|blocklist|do not approach)\b|\bcancel my subscription\b|\b(last|final) (one|message|mail|e-?mail),? please\b/i,
  /\b(withdraw\w* (any|my|our) (permission|consent)|be forgotten|names? (be )?taken (off|out)|no mas correos|slett meg|keine weiteren|details gone|further (message|commercial|e-?mail|mail)\w* will)\b/i,
  /^\W*(stop|remove)\W*$/i,
  /\b(aus dem verteiler|abmelden|abbestellen|keine (weiteren )?(e-?)?mails mehr)\b/i,
  /\b(désinscri\w+|désabonne\w+|ne plus recevoir)/i,
  /\b(cancelar (la )?suscripción|darme de baja|denme de baja)\b/i,
  /\b(cancellatemi|disiscri\w+|rimuovetemi)\b/i,
  /\b(uitschrijven|afmelden)\b|\b(avregistrera|avmelde?|afmeld)\b/i,
  /\b(cancelar (a )?(inscrição|subscrição)|descadastr\w+)|wypisać|wypisz/i,
];

export const isAutomaticByText = (text: string): boolean => AUTOMATIC.some((pattern) => pattern.test(text));
export const asksToUnsubscribe = (text: string): boolean => UNSUBSCRIBE.some((pattern) => pattern.test(text));
