/** Replies that say little, housekeeping, and the plainest words of other languages. Written over normalised text; see compile.ts. */
export const ROUTINE = {
  acknowledges: String.raw`
    ^\W*(ok(ay)?|k|kk|sure|fine|right|yes|yep|yeah|hi|hello|hey|hm+|thanks?|thank you|thx|ty|cheers|noted|got it|received|seen|read|understood|acknowledged|alright|all right|cool|great|nice|perfect|good|lovely|much appreciated|will (do|check|read|look)|message received|(duly |ok,? )?noted|i see|good to know|many thanks|we (will|shall) see)\b.{0,32}$
    (received|got|saw|seen|read|noted) (your|the|it|this|both|and|with|it all)\b | for your (information|records|note)`,
  housekeeping: String.raw`
    (typo|spelling|misspell\w*|spelled|attachment|attached file|link (is|does|gives|shows|in)|broken|does not open|404|password|resend|corrupted|empty|quarantine|voicemail|extension|switchboard|phone number|number in your|out of service|correspondence|invoices?\b.{0,20}(to|address)|vat number|po-?\d+|reference (number|po)?|purchase order number|relocat\w+|moved (to|office)|new (address|domain|e-?mail|name|number|office)|renamed|update your records|correct your records|passed away|died|deceased|my (name|title) is|first_name|for your records|fyi|by mistake|parcel|mug|delivery address|accounts@|calendar link)\b`,
  who_are_you: String.raw`
    who (is this|are you) | where did you (get|find) | how did you (get|find) | what (is|was) (this|it|that) (about|regarding|exactly)? | what (exactly )?(is it|do you (do|sell|want|offer)|are you (selling|proposing|offering)|does it do) | do i know you | (do not|not) (recall|remember|follow|get it|understand) | (yes|hello|what|huh)\s*\?$ | ^\W*\?+\W*$ | remind me (who|what|again who)`,
  vague_question: String.raw`
    (how (does|is) (it|this|that) (work|different|any different|actually work)|what (is|would be) (the )?(catch|benefit|advantage|difference|point|main|one-sentence|idea|problem)|(what|how) makes you|how (are|is) (you|this|it) different|why (should|would|is not|isn't) |in general|generally|roughly|one.?sentence|who else|which (teams|part|companies)|what (sort|kind|has changed)|is there a free|how long have you|do you (work with|only)|(can|could) you (clarify|explain)|explain|what problem|what would the first step)\b`,
  foreign_no: String.raw`
    kein (interesse|bedarf) | nein,? danke | nicht interessiert | kein bedarf | pas intéressée?s? | non merci | pas besoin | no,? gracias | no (me|nos) interesa | no estamos interesados | non (siamo|sono) interessat[io] | no grazie | geen interesse | nee,? (dank|bedankt) | inte intresserade? | nej tack | não (temos|tenho) interesse | nie jestem(y)? zainteresowan\w+ | nie,? dziękuj\w+ | kiitos ei`,
  foreign_yes: String.raw`
    (sehr )?(interessant|gerne?)\b | rufen sie (mich|uns) | passt (mir|uns) | termin | rendez-vous | volontiers | avec plaisir | intéress(ant|ée?s?)\b | me interesa | con gusto | llám(ame|eme) | volentieri | mi interessa | graag | bel (me|mij) | gärna | intresserad | tenho interesse | chętnie`,
  foreign_stop: String.raw`
    keine (weiteren )?(e-?)?mails | (aus|von) (dem|der|ihrem|ihrer) (verteiler|liste) | löschen sie | abmelden | désinscri\w+ | désabonn\w+ | ne plus (me |nous )?(contacter|recevoir|écrire) | (darme|darnos|denme) de baja | no me escrib\w+ | elimin\w+ mis datos | cancellatemi | rimuov\w+ | uitschrijven | afmelden | avregistrera | afmeld | descadastr\w+ | wypisa\w+ | usun\w+`,
} as const;
