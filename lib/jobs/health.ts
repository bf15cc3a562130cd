import 'server-only';
import { languageModelHealth } from '../ai/health';
import { logger } from '../logger';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';

type Check = 'ok' | 'slow' | 'down';
export type Health = {
  status: 'ok' | 'degraded';
  checks: {
    database: Check;
    queue: Check;
    embeddings: Check;
    language_model: 'anthropic' | 'openai' | 'local';
  };
};

const TIMEOUT_MS = 3000;
/** Work older than this means that no worker runs. */
const QUEUE_SLOW_SECONDS = 900;

export async function checkHealth(): Promise<Health> {
  const [database, queue, embeddings, languageModel] = await Promise.all([
    attempt('database', async () => {
      await must(adminClient().from('organizations').select('id').limit(1));
      return 'ok';
    }),
    attempt('queue', async () => {
      const [depth] = await must(adminClient().rpc('queue_depth'));
      return (depth?.oldest_seconds ?? 0) > QUEUE_SLOW_SECONDS ? 'slow' : 'ok';
    }),
    attempt('embeddings', async () => {
      await must(adminClient().from('embeddings').select('source_id').limit(1));
      return 'ok';
    }),
    languageModelHealth(),
  ]);
  // A model that doesn't answer degrades: the local engine takes over, and somebody should look at the key.
  const isOk = [database, queue, embeddings, languageModel.status].every((check) => check === 'ok');
  return {
    status: isOk ? 'ok' : 'degraded',
    checks: { database, queue, embeddings, language_model: languageModel.engine },
  };
}

export async function healthResponse(): Promise<Response> {
  const health = await checkHealth();
  const isDown = health.checks.database === 'down';
  return Response.json(health, {
    status: isDown ? 503 : 200,
    headers: { 'cache-control': 'no-store', ...(isDown ? { 'retry-after': '5' } : {}) },
  });
}

async function attempt(name: string, check: () => Promise<Check>): Promise<Check> {
  const late = new Promise<Check>((resolve) => setTimeout(() => resolve('down'), TIMEOUT_MS).unref());
  try {
    return await Promise.race([check(), late]);
  } catch (thrown) {
    logger.error({ err: thrown, check: name }, 'health check failed');
    return 'down';
  }
}
