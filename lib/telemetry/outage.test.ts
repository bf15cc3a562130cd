import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { webhook } from '../http/webhook';
import { logger } from '../logger';
import { type Running, start } from './start';
import { startCollector } from './testing/collector';

const door = webhook<object, string>({ authenticate: async () => 'endpoint', store: async () => {} });
/** As Next calls a route without parameters. */
const withoutParams = {} as { params: Promise<object> };
const millisecondsOf = async () => {
  const startedAt = performance.now();
  const request = new Request('http://localhost:3000/webhooks/crm', { method: 'POST', body: '{}' });
  expect((await door(request, withoutParams)).status).toBe(200);
  return performance.now() - startedAt;
};

let collector: Awaited<ReturnType<typeof startCollector>>;
let running: Running;
beforeAll(async () => {
  collector = await startCollector();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
  running = start('app', 60_000, 1_500);
});
afterAll(async () => {
  await running.stop();
  await collector.close();
  vi.unstubAllEnvs();
});

describe('a collector that does not take anything', { timeout: 30_000 }, () => {
  it('is logged once for each signal, and once when it is back', async () => {
    const warn = vi.spyOn(logger, 'warn');
    const info = vi.spyOn(logger, 'info');
    collector.answerWith(400);
    for (let round = 0; round < 3; round += 1) {
      await millisecondsOf();
      await running.flush();
    }
    expect(warn.mock.calls.map(([fields]) => fields)).toEqual([
      { signal: expect.any(String), reason: 400 },
      { signal: expect.any(String), reason: 400 },
    ]);
    collector.answerWith(200);
    await millisecondsOf();
    await running.flush();
    expect(info.mock.calls.filter(([, text]) => text === 'telemetry is taken again')).toHaveLength(2);
    expect(warn).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });

  it('does not make a request wait, nor the end of the process', async () => {
    collector.answerWith('never');
    await millisecondsOf();
    const flushing = running.flush();
    expect(await millisecondsOf()).toBeLessThan(5_000);
    const startedAt = performance.now();
    await flushing;
    // The exporter itself would give up after ten seconds.
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    collector.answerWith(200);
  });

  it('gets what was left when the process ends', async () => {
    const own = await startCollector();
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', own.url);
    await running.stop();
    running = start('worker', 60_000, 1_500);
    await millisecondsOf();
    expect(own.received).toEqual([]);
    await running.stop();
    expect(own.spans().map(({ name }) => name)).toEqual(['POST /webhooks/crm']);
    expect(own.metrics().has('http.server.request.duration')).toBe(true);
    await own.close();
  });

  it('gets what was left of a server that Next ends', async () => {
    const program = `
      const { switchOnInServer, countPageError } = await import('./lib/telemetry/server.ts');
      await switchOnInServer();
      countPageError(new TypeError('Ada'), '/(app)/deals/[id]/page');
      process.exit(7);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
      stdio: 'ignore',
    });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(7);
    expect(collector.metrics().get('winloop.page.errors')?.points).toMatchObject([
      { attributes: { 'http.route': '/(app)/deals/[id]/page', 'exception.type': 'TypeError' }, value: 1 },
    ]);
  });
});
