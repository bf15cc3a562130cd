import { readCsv } from '@/lib/imports/csv-table';
import { prepareImport } from '@/lib/imports/prepare';
import { commitBatch, createBatch, stageRows } from '@/lib/imports/stage';
import { createRng } from '@/lib/stats/rng';
import { must } from '@/lib/supabase/must';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { peakMemoryMb, round, timed } from './measure';

const HELP = 'npm run --silent bench -- import [--sizes 8800,10000] [--json]';
const CHUNK = 500;

/**
 * Rows per second of a CSV pipeline through the product's own path: bytes → records → staged rows → one
 * transaction under row-level security. Beside it the same rows as bare inserts through REST, which neither
 * match, link, report nor can be undone.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { sizes, isJson } = parse(args);
  const stack = await testStack();
  try {
    const report = [];
    for (const size of sizes) report.push(await measure(stack, size));
    const whole = { bench: 'import', node: process.version, peak_memory_mb: peakMemoryMb(), sizes: report };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    if (!isJson) process.stdout.write('memory: database, application and bench in one process\n');
  } finally {
    await stack.close();
  }
}

async function measure(stack: TestStack, size: number) {
  const org = await stack.orgWith(`Import ${size}`);
  const bare = await stack.orgWith(`Bare ${size}`);
  const bytes = new TextEncoder().encode(pipeline(size));
  const first = await importOnce(org, bytes);
  const again = await importOnce(org, bytes);
  const undo = await timed(() => must(org.admin.db.rpc('undo_import', { p_batch_id: first.batchId })));
  const plain = await timed(() => insertBare(bare, size));
  return {
    rows: size,
    csv_bytes: bytes.byteLength,
    first_import: first.figures,
    same_file_again: again.figures,
    undo_seconds: round(undo.ms / 1_000),
    bare_insert_seconds: round(plain.ms / 1_000),
    bare_insert_cpu_seconds: round(plain.cpuMs / 1_000),
    cost_over_bare_insert: round(first.cpuMs / plain.cpuMs),
    rows_per_second: Math.round(size / (first.ms / 1_000)),
    rows_per_cpu_second: Math.round(size / (first.cpuMs / 1_000)),
  };
}

async function importOnce({ id, admin }: TestOrg, bytes: Uint8Array) {
  const read = await timed(async () => prepareImport('deals', readCsv(bytes)));
  const batch = { kind: 'deals', origin: 'api', fileName: null } as const;
  const stage = await timed(async () => {
    const batchId = await createBatch(admin.db, id, batch, read.value);
    await stageRows(admin.db, id, batchId, read.value);
    return batchId;
  });
  const commit = await timed(() => commitBatch(admin.db, stage.value, false));
  const ms = read.ms + stage.ms + commit.ms;
  const cpuMs = read.cpuMs + stage.cpuMs + commit.cpuMs;
  const seconds = {
    read: read.ms,
    stage: stage.ms,
    commit: commit.ms,
    total: ms,
    commit_cpu: commit.cpuMs,
    cpu: cpuMs,
  };
  return {
    batchId: stage.value,
    ms,
    cpuMs,
    figures: {
      inserted: commit.value.inserted,
      unchanged: commit.value.unchanged,
      ...Object.fromEntries(
        Object.entries(seconds).map(([name, value]) => [`${name}_seconds`, round(value / 1_000)]),
      ),
    },
  };
}

async function insertBare({ id, admin }: TestOrg, size: number): Promise<void> {
  const table = readCsv(new TextEncoder().encode(pipeline(size)));
  const { records } = prepareImport('deals', table);
  for (let from = 0; from < records.length; from += CHUNK) {
    const rows = records.slice(from, from + CHUNK).map(({ data }) => ({
      org_id: id,
      external_id: String(data.external_id),
      name: `${data.company} ${data.product}`,
      status: String(data.status),
      stage: String(data.stage),
      product: String(data.product),
      amount: Number(data.amount ?? 0),
      owner_name: String(data.owner_name),
    }));
    await must(admin.db.from('deals').insert(rows));
  }
}

/** A pipeline export of the shape of public ones: 85 accounts, 7 products, 30 agents. */
function pipeline(rows: number): string {
  const rng = createRng(rows);
  const day = () => new Date(Date.UTC(2025, 0, 1 + rng.int(600))).toISOString().slice(0, 10);
  const lines = Array.from({ length: rows }, (_, i) => {
    const stage = ['Won', 'Won', 'Lost', 'Engaging'][rng.int(4)] ?? 'Won';
    const isOpen = stage === 'Engaging';
    const account = isOpen && rng.int(2) === 0 ? '' : `Account ${rng.int(85)}`;
    const closed = isOpen ? ',' : `${day()},${rng.int(9_000)}`;
    return `OPP${i},Agent ${rng.int(30)},Product ${rng.int(7)},${account},${stage},${day()},${closed}`;
  });
  return `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n${lines.join('\n')}\n`;
}

function parse(args: readonly string[]): { sizes: number[]; isJson: boolean } {
  const at = args.indexOf('--sizes');
  const sizes = (at < 0 ? '8800,10000' : (args[at + 1] ?? '')).split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error(HELP);
  return { sizes, isJson: args.includes('--json') };
}
