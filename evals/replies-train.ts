import { writeFileSync } from 'node:fs';
import { featuresOf } from '@/lib/replies/local';
import { pack } from '@/lib/replies/pack';
import { ownWords } from '@/lib/replies/text';
import { calibrations, crossValidate, foldsOf, trainModel } from '@/lib/replies/train';
import { OWN_REPLIES, readReplies } from './labelled-replies';
import { judgeHeldOut, summarise } from './replies';

const MODEL = new URL('../lib/replies/model.json', import.meta.url).pathname;

/** Trains the local reply engine on the project's own replies and writes the weights into the repository. */
export async function run(): Promise<void> {
  const replies = readReplies(OWN_REPLIES);
  const rows = await featuresOf(replies.map(({ text }) => ownWords(text)));
  const fold = foldsOf(rows.length, 5, 1);
  const held = crossValidate(rows, replies, fold);
  const packed = JSON.stringify(pack(trainModel(rows, replies, calibrations(held))));
  writeFileSync(MODEL, `${packed}\n`);
  process.stderr.write(`${replies.length} replies, ${packed.length} bytes\n`);
  process.stdout.write(`${JSON.stringify(summarise(replies, judgeHeldOut(held, fold)), null, 2)}\n`);
}
