/** `npm run --silent bench -- NAME [flags]`: speed and scale, measured. One file a question. */
const BENCHES: Record<string, () => Promise<{ run: (args: string[]) => Promise<void> }>> = {
  import: () => import('./import'),
  insights: () => import('./insights'),
  search: () => import('./search'),
  forecast: () => import('./forecast'),
  webhooks: () => import('./webhooks'),
  personas: () => import('./personas'),
  learning: () => import('./learning'),
  conversations: () => import('./conversations'),
};

function report(error: unknown): void {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

const [name, ...args] = process.argv.slice(2);
const load = name === undefined ? undefined : BENCHES[name];
if (load) {
  load()
    .then((module) => module.run(args))
    .catch(report);
} else {
  report(new Error(`name one of: ${Object.keys(BENCHES).join(', ')} (npm run bench -- search --json)`));
}
