import 'server-only';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';
import type { Json } from '../supabase/types';

type Row = {
  p_org_id: string;
  p_endpoint_id: string;
  p_provider: string;
  p_body: string;
  p_headers: Json;
  p_dedupe_key: string;
};
type Waiting = { row: Row; stored: () => void; failed: (thrown: unknown) => void };

const MOST_ROWS = 16;
const MOST_CHARS = 2_000_000;
const waiting: Waiting[] = [];
let isStoring = false;

/** Resolves once the delivery is durable. What arrives while others are being stored goes into the next statement. */
export function storeTogether(row: Row): Promise<void> {
  return new Promise((stored, failed) => {
    waiting.push({ row, stored, failed });
    if (!isStoring) void storeAll();
  });
}

async function storeAll(): Promise<void> {
  isStoring = true;
  while (waiting.length > 0) {
    const batch = nextBatch();
    const isStored = batch.length > 1 && (await tryAll(batch));
    if (isStored) for (const { stored } of batch) stored();
    // One of them may be at fault: each on its own says which.
    else await Promise.all(batch.map(storeAlone));
  }
  isStoring = false;
}

function nextBatch(): Waiting[] {
  let chars = 0;
  const end = waiting.findIndex(({ row }, place) => {
    chars += row.p_body.length;
    return place > 0 && (place >= MOST_ROWS || chars > MOST_CHARS);
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}

async function tryAll(batch: readonly Waiting[]): Promise<boolean> {
  try {
    await must(adminClient().rpc('store_webhook_deliveries', { p_deliveries: batch.map(({ row }) => row) }));
    return true;
  } catch {
    return false;
  }
}

async function storeAlone({ row, stored, failed }: Waiting): Promise<void> {
  try {
    await must(adminClient().rpc('store_webhook_delivery', row));
    stored();
  } catch (thrown) {
    failed(thrown);
  }
}
