import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startCampaign } from '@/supabase/tests/scripted-sender/campaign';
import { round } from './measure';
import { measureAcknowledgement, measureCampaign, measureSustained } from './webhook-measures';
import { startWorld } from './webhook-world';

const PARTS = ['campaign', 'ack', 'sustained'] as const;
const HELP =
  'npm run --silent bench -- webhooks [--part campaign|ack|sustained] [--messages 5000] [--batches 300] [--rounds 100] [--json]';

/**
 * Webhooks through the running application: a campaign whose every row must be the truth, the acknowledgement of a
 * batch beside a bare insert of the same rows, and how many events a second go all the way to the ledger.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { parts, messages, batches, rounds } = parse(args);
  const started = performance.now();
  const say = (text: string) =>
    process.stderr.write(`webhooks: ${Math.round((performance.now() - started) / 1_000)} s, ${text}\n`);
  const world = await startWorld(say);
  const report: Record<string, unknown> = { bench: 'webhooks', node: process.version };
  try {
    say(`tracking ${messages} messages`);
    const campaign = await startCampaign(world.target, messages, 20261120);
    const worker = parts.includes('campaign') ? world.startWorker() : undefined;
    if (worker) {
      say(`campaign, ${campaign.plan.deliveries.length} deliveries`);
      const measured = await measureCampaign(world, campaign);
      report.campaign = measured;
      if (measured.mismatches > 0) process.exitCode = 1;
    }
    await worker?.stop();
    // Without a worker, which would take the processor that the acknowledgement is measured on.
    if (parts.includes('ack')) {
      say(`acknowledgement, ${rounds} rounds`);
      report.acknowledgement = await measureAcknowledgement(world, campaign, rounds);
    }
    if (parts.includes('sustained')) {
      world.startWorker();
      await world.settled();
      say(`sustained, ${batches} batches`);
      report.sustained = await measureSustained(world, campaign, batches);
    }
    report.machine = { cpus: availableParallelism(), load_average: loadavg().map((load) => round(load)) };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    if (!args.includes('--json'))
      process.stdout.write('targets: ratio_p95 at most 2, 2,000 events a second, no mismatch\n');
  } finally {
    await world.close();
  }
}

function parse(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      part: { type: 'string', multiple: true, default: [...PARTS] },
      messages: { type: 'string', default: '5000' },
      batches: { type: 'string', default: '300' },
      rounds: { type: 'string', default: '100' },
      json: { type: 'boolean', default: false },
    },
  });
  const [messages, batches, rounds] = [values.messages, values.batches, values.rounds].map(Number);
  const isCount = (value: number | undefined): value is number =>
    Number.isInteger(value) && Number(value) > 0;
  const parts = PARTS.filter((part) => values.part.includes(part));
  if (parts.length === 0 || !isCount(messages) || !isCount(batches) || !isCount(rounds))
    throw new Error(HELP);
  return { parts, messages, batches, rounds };
}
