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

/** Said only by machines, or by a person about a whole mailbox. */
const BY_MACHINE = [
  /\b(auto(matic|mated|matically generated)?[- ]?(reply|response|answer|message|confirmation|notice)|sent automatically|generated automatically|virtual assistant)\b/i,
  /^\W*(auto|ooo|out of (the )?office|automatic reply)\b\W/i,
  /\b(no longer (with|works? (for|at|here|with|in (this|the) (company|firm|organi))|employed|monitored)|inbox is (unattended|not monitored)|mailbox (is )?(full|no longer))\b.{0,80}(mail|contact|write|address|direct|enquir|inquir|monitored|form|company|storage)/i,
  /\b(undeliverable|delivery (has )?(failed|incomplete|status notification)|mail delivery|address (rejected|not found)|message (wasn't delivered|blocked|has been rejected)|couldn't be (found|delivered))\b/i,
  /\b(ticket|case|request|message|enquiry) (\S+ ){0,2}(has been|was|is) (opened|created|received|registered|placed|merged|passed|logged|closed|resolved)\b/i,
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
  /\b(message|mail|e-?mail) (\S+ ){0,4}could not be delivered|\bmailbox is (full|closed)\b/i,
  /\b(mensaje|mensagem|messaggio|meddelande|besked|mesaj) autom|\bautomati(sch|sk|czn|que)\w* (\w+ )?(nachricht|mail|bericht|svar|wiadomo)|\botomatik (yanıt|mesaj)/i,
  /\b(address|mailbox|inbox|account) (is|has been) (no longer (valid|in use|active|used|read)|closed|deactivated|discontinued|not valid)\b/i,
  /\byou('ll| will) (shortly |soon )?(receive|get) (a|an|our|your) (\w+ )?(confirmation|reference|answer|reply|response)\b/i,
];

/** An absence or a receipt: a machine says it, unless the writer also speaks to the sender in person. */
const ABSENCE = [
  /\b(i am|i'm|i will be|currently|am)\b.{0,30}\b(out of (the )?office|on (annual|parental|maternity|paternity|sick) leave|away from my desk|on (vacation|holiday|a sabbatical))\b/i,
  /\b(limited|no|intermittent) access to (my )?e?-?mails?\b/i,
  /\bthank(s| you) for (contacting|getting in touch with|your (e-?mail|message)).{0,200}\b(within|working day|business day|out of|away|reply|return|respond|hours)/is,
  /\b(sarò|saremo|siamo) (assent|chius)\w+|\bcasella di posta non è|\bno estaré disponible|\b(estar(ei|é) ausente|estou de férias|estoy de vacaciones)|\b(bin|befinde mich) (\S+ ){0,3}(abwesend|im urlaub|auf dienstreise|nicht erreichbar)|\bzugriff auf meine e-?mails|\b(på tjänsteresa|på tjenestereise|på forretningsrejse|izindeyim|gesloten|afwezig|lomalla|en congé|ne fais plus partie|dovolen\w+|nieczynne)\b/i,
  /\b(offices?|factory|company|library|school) (\w+ ){0,3}(is|are|will be|remains?) closed (on|from|for|until|between|due)\b/i,
  /\bwe('ve| have) (received|registered) your (e-?mail|message|application|request|enquiry|inquiry|submission|ticket)\b|^\W*read receipt\b|\b(request|case|ticket) id\b/i,
  /\b(i am|i'm|currently) (currently |now )?(away|absent|travell?ing|on leave|unavailable|not available|on jury duty|taking a sabbatical|on a business trip)\b.{0,60}\b(until|till|from|through|back|return)\b/i,
];

/** What no absence notice says: it takes up the offer, a time, or the mail itself. */
const IN_PERSON = [
  /\b(let's|let us|shall we|can we|could we) (talk|speak|meet|chat|do|catch|have|pick|plan|schedule|find|discuss|touch|connect|book|say|set|arrange|continue)\b/i,
  /\b(i'd|we'd|would) (really |still |also |very much |both )?(like|love|be (happy|glad|keen|interested)) to (talk|see|hear|learn|discuss|meet|know|have|continue|speak|chat|try|look)\b/i,
  /\b(i'm|i am|we're|we are|am|are|very|definitely|still|not) interested\b|\b(sounds|looks) (good|great|interesting|promising|useful)\b/i,
  /\b(i've|i have|have|i) (seen|saw|noted|looked at|skimmed|read) (your|it)\b/i,
  /\b(i|we) (can|could) (take (a|your) call|do|talk|meet|speak|join)\b/i,
  /\b(call|ring|ping|try|phone|remind) me (again )?(on (mon|tues|wednes|thurs|fri)day|next|tomorrow|then|after|when|once)\b|\bwrite to me again\b/i,
  /\bi('d| would) (be up for|step out)\b|\bi do (intend|want)\b|\bfollow up (after|again|next|in)\b/i,
  /\bsend (me|us) (the|your|some|more)\b|\bbut (\S+ ){0,4}(interested|keen|yes,? please)\b|\?(\s|$)/i,
];

const UNSUBSCRIBE = [
  /(?<!(don't|not) )\bunsubscribe\b|\bopt(ed)?[- ]?(me )?out\b|\bdo[- ]not[- ]contact\b/i,
  /\b(remove|take|strike|delete|drop|erase)\b.{0,30}\b(me|us|my|our|address|addresses|details|name|department)\b.{0,40}\b(off|from|list|lists|database|systems?|records|data|out|this thing|thing)\b/i,
  /\b(remove|delete|erase)\b.{0,12}\b(my|this|both|our) (\w+ )?(address|addresses|number|data|details)\b/i,
  /\b(kindly|please|and) (remove|delete) me\b|\b(remove|delete) me\s*[.!]?$/i,
  /\b(stop|quit|don't|do not|never)\b.{0,20}\b(e-?mailing|mailing|mail me|send(ing)? (me )?(these|any more|this)|contact me|these mails)\b/i,
  /\bno (more|further) (mails?|e-?mails?|messages)\b|\b(don't|do not) want these (e-?)?mails\b/i,
  /\b(withdraw my consent|leave me alone|object to the processing|delete all (the )?(data|records)|taken off\b)/i,
  /\b(erase|delete|strike|purge|wipe) (it|ours|them|us|everything)\b|\b(unsub|blocklist|do not approach)\b|\bcancel my subscription\b|\b(last|final) (one|message|mail|e-?mail),? please\b/i,
  /\b(withdraw\w* (any|my|our) (permission|consent)|be forgotten|names? (be )?taken (off|out)|no mas correos|slett meg|keine weiteren|details gone|further (message|commercial|e-?mail|mail)\w* will)\b/i,
  /\b(don'?t|do not|doesn't|does not|no longer|never|not) (want|wish|care) (to (get|receive|be sent|be on|hear)|this|these|your|any more|such)\b.{0,30}\b(newsletters?|mails?|e-?mails?|mailings?|messages|advertising|adverts|from you)\b/i,
  /\b(get|receive|see)s? any (more|further)\b.{0,20}\b(mails?|messages|e-?mails?|these|of (your|this))\b|\bspare (me|us) (any|the|these|your|further)\b/i,
  /(?<!(can't|cannot|not|never|don't) )\bstop\b[^.!?]{0,25}\b(mailings?|reminders?|newsletters?|messages|writing|calling|contacting|sending|spamming|messaging|pestering)\b/i,
  /\b(do not|don't|need not|needn't|never|not to) (write|contact|call|e-?mail|mail|approach|message|follow up)( to)?( me| us)? (again|any ?more|any further|in (the )?future)\b(?! (before|until|till))/i,
  /\b(do not|don't|not to|never) (include|add|keep) (me|us|our \w+) (in|on|to) (any|your|the|this)\b/i,
  /\b(do not|don'?t|not to|stop) send(ing)? (any |me |us |more |your |such |these |further |sales )+(offers?|mails?|e-?mails?|messages|advertising|newsletters?|mailings?|things|stuff|material)\b/i,
  /\b(remove|delete|take|strike)\b.{0,60}\bfrom (any|your|the|this|all) (\w+ ){0,2}(distribution|mailings?|lists?|database|records|contacts|campaigns?|sequence|newsletters?)\b/i,
  /\brefrain from (any |all )?(further|sending|contacting|writing|approaching|mailing)\b|\b(exclude|leave|leaving|keep) (me|us|(our|my|this) \w+) (out of|from) (any |your |all )*(further |future )?(mails?|mailings?|rounds|campaigns?|lists?|e-?mails?)\b/i,
  /\b(cross|get|strike) (me|us) off\b|\b(remove|take|strike) (me |us )?(from|off) (the |your )?(mailing )?lists?\b|\b(remov|delet)(e|ed|ing) (me|us) from your\b/i,
  /\b(delet|remov|eras|withdraw)(e|ing)?\b.{0,15}\b(my|our|all) ([\w-]+ ){0,2}(address|addresses|details|data|info)\b|\bdelete my name\b/i,
  /\bobject to (direct marketing|the use|the processing)\b|\b(revoke|withdraw) (any|my|our) (consent|permission)\b|\b(please|kindly) stop\s*([.!]|$)|\b(cease|quit) (it|this|them|contact|all)\b/i,
  /\b(do not|don'?t) (e-?mail|mail|call|contact|write)\b[^.!?]{0,25}\bagain\b(?! (before|until|till))/i,
  /\b(request|demand|ask for|require|insist on) (the )?(deletion|erasure|removal) of\b/i,
  /^\W*(stop|remove)\W*$/i,
  /\b(aus dem verteiler|abmelden|abbestellen|keine (weiteren )?(e-?)?mails mehr)\b/i,
  /\b(désinscri\w+|désabonne\w+|ne plus recevoir)/i,
  /\b(cancelar (la )?suscripción|darme de baja|denme de baja)\b/i,
  /\b(cancellatemi|disiscri\w+|rimuovetemi)\b/i,
  /\b(uitschrijven|afmelden)\b|\b(avregistrera|avmelde?|afmeld)\b/i,
  /\b(cancelar (a )?(inscrição|subscrição)|descadastr\w+)|wypisać|wypisz/i,
];

const matches = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

const TAKES_UP_A_TIME =
  /\b(works|suits|fits|is fine|is good|would do) (well |best )?(for )?(me|us)\b|\blet's\b/i;

export const answersInPerson = (text: string): boolean => matches(IN_PERSON, text);
export const isAutomaticByText = (text: string): boolean =>
  matches(BY_MACHINE, text) ||
  (matches(ABSENCE, text) && !answersInPerson(text) && !TAKES_UP_A_TIME.test(text));
export const asksToUnsubscribe = (text: string): boolean => matches(UNSUBSCRIBE, text);
