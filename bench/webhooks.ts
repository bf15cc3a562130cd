import { availableParallelism, loadavg } from 'node:os';
import { round } from './measure';
import { measureAcknowledgement, measureCampaign, measureSustained } from './webhook-measures';
import { startWorld } from './webhook-world';

const HELP = 'npm run --silent bench -- webhooks [--messages 5000] [--batches 300] [--rounds 100] [--json]';

/**
 * Webhooks through the running application: a campaign whose every row must be the truth, the acknowledgement of a
 * batch beside a bare insert of the same rows, and how many events a second go all the way to the ledger.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { messages, batches, rounds } = parse(args);
  const world = await startWorld();
  try {
    let worker = world.startWorker();
    const { campaign, report } = await measureCampaign(world, messages);
    await worker.stop();
    const acknowledgement = await measureAcknowledgement(world, campaign, rounds);
    worker = world.startWorker();
    await world.queueEmpty();
    const sustained = await measureSustained(world, campaign, batches);
    const machine = { cpus: availableParallelism(), load_average: loadavg().map((load) => round(load)) };
    const whole = {
      bench: 'webhooks',
      node: process.version,
      machine,
      acknowledgement,
      sustained,
      campaign: report,
    };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    if (!args.includes('--json'))
      process.stdout.write('targets: ratio_p95 at most 2, 2,000 events a second, no mismatch\n');
    if (report.mismatches > 0) process.exitCode = 1;
  } finally {
    await world.close();
  }
}

function parse(args: readonly string[]) {
  const number = (name: string, standard: number): number => {
    const at = args.indexOf(`--${name}`);
    const value = at < 0 ? standard : Number(args[at + 1]);
    if (!Number.isInteger(value) || value < 1) throw new Error(HELP);
    return value;
  };
  return {
    messages: number('messages', 5_000),
    batches: number('batches', 300),
    rounds: number('rounds', 100),
  };
}
