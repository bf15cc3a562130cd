import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { createRng, type Rng } from '@/lib/stats/rng';
import { mixVector } from './search-corpus';

/** What customers want of an agent, how they say it, and what it answers. */
const WANTED: readonly (readonly [intent: string, question: string, answer: string])[] = [
  ['order_status', 'where is my order of the', 'It left our warehouse and arrives within two working days'],
  [
    'return',
    'how do I send back the',
    'Print the label from your account and hand the parcel in at any shop',
  ],
  [
    'refund',
    'when do I get my money back for the',
    'Refunds take five working days after we receive the parcel',
  ],
  [
    'invoice',
    'I need another invoice for the',
    'I have sent the invoice again to the address we have on file',
  ],
  [
    'price',
    'what does it cost to upgrade the',
    'The upgrade costs the difference of both plans for the rest of the month',
  ],
  [
    'discount',
    'is there a discount if we buy more of the',
    'From ten units the price falls by eight per cent',
  ],
  ['cancel', 'I want to cancel the', 'It ends at the close of the month and you keep access until then'],
  ['password', 'I cannot sign in to manage the', 'Use the link under the sign-in form to set a new password'],
  [
    'integration',
    'does your software connect with our system for the',
    'There is an interface and a guide for it in the documentation',
  ],
  ['demo', 'can somebody show us the', 'I can offer a meeting of thirty minutes with a specialist'],
  ['security', 'where is our data kept when we use the', 'All data stays in two data centres in Frankfurt'],
  [
    'contract',
    'how long is the notice period of the',
    'The notice period is three months before the end of the term',
  ],
  ['broken', 'there is a fault in the', 'I have opened a ticket and a technician will look at it today'],
  [
    'delivery',
    'can you change the delivery address of the',
    'The address can be changed until the parcel has left',
  ],
  [
    'warranty',
    'is this still under warranty, the',
    'Our warranty covers two years from the date of purchase',
  ],
  [
    'competitor',
    'another supplier offers us a cheaper',
    'Their offer leaves out support and onboarding, which ours includes',
  ],
  ['onboarding', 'how long does it take to introduce the', 'Most teams are set up within two weeks'],
  ['approval', 'I have to ask my manager before we order the', 'I can send a summary that you may pass on'],
  [
    'complaint',
    'this is the third time I write about the',
    'I am sorry that it was not solved and will take care of it myself',
  ],
  [
    'seats',
    'we have new colleagues who need the',
    'Seats can be added in the settings and are charged from today',
  ],
];
const THINGS =
  'heat pump,forklift,payroll module,espresso machine,standing desk,network switch,solar panels,booking system,delivery van,dental chair,packaging line,warehouse scanner,training course,phone contract,water filter,loading dock,reporting add-on,label printer,cold store,safety shoes,data room,garden robot,lift,conference table,night tariff'.split(
    ',',
  );
const OPENINGS =
  ',Hello,,Good morning,Excuse me,,Quick question,I am annoyed,Sorry to bother you,Hi there,We talked last week'.split(
    ',',
  );
const WHERE =
  'in Lyon,for our branch in Graz,of the Hamburg office,for the new plant,for a customer of ours,at the harbour,for the school,in the second building,of the night shift,for next quarter,since the last update,after the move,before the audit,with express delivery,for the trade fair'.split(
    ',',
  );

export type Said = { question: string; answer: string; intent: string };
export type Talk = { said: Said[]; vectors: Float32Array[] };
export type TalkRow = Said & { vector: Float32Array };

const of = <T>(list: readonly T[], rng: Rng) => list[rng.int(list.length)] as T;

/** Different exchanges with real vectors, from which any number of others is made. */
export async function makeTalk(size: number, seed: number): Promise<Talk> {
  const rng = createRng(seed);
  const seen = new Map<string, Said>();
  while (seen.size < size) {
    const [intent, question, answer] = of(WANTED, rng);
    const thing = of(THINGS, rng);
    const said = {
      intent,
      question: [of(OPENINGS, rng), `${question} ${thing} ${of(WHERE, rng)}?`].filter(Boolean).join(', '),
      answer: `${answer}, as far as the ${thing} is concerned.`,
    };
    seen.set(said.question, said);
  }
  const said = [...seen.values()];
  return { said, vectors: await localEmbedder.embed(said.map((one) => `${one.question}. ${one.answer}`)) };
}

/** An exchange that resembles one of the others: with facts of its own, and a vector near its vector. */
export function varyTalk({ said, vectors }: Talk, rng: Rng): TalkRow {
  const at = rng.int(said.length);
  const one = said[at] as Said;
  const vector = mixVector({ sentences: [], vectors }, at, rng.int(said.length), rng);
  const facts = `It is case ${rng.int(1_000_000)}, ${of(WHERE, rng)}, about the ${of(THINGS, rng)} too.`;
  return { ...one, question: `${one.question} ${facts}`, vector };
}

/** What an agent asks the knowledge for: said otherwise than it was said before. */
export function makeQuestions(count: number, seed: number): string[] {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => {
    const [intent, question] = of(WANTED, rng);
    return `customer asks: ${question} ${of(THINGS, rng)} (${intent.replace('_', ' ')})`;
  });
}
