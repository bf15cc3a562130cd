/** `npm run --silent eval -- QUESTION [flags]`: learning quality, measured on data. One file a question. */
const QUESTIONS: Record<string, () => Promise<{ run: (args: string[]) => Promise<void> }>> = {
  forecast: () => import('./forecast'),
  replies: () => import('./replies'),
  'replies-train': () => import('./replies-train'),
  'replies-agreement': () => import('./replies-agreement'),
  classify: () => import('./classify'),
  'subject-lines': () => import('./subject-lines'),
  retrieval: () => import('./retrieval'),
};

/** A mistake in how the command was called: one line for the person, no stack trace. */
function report(error: unknown): void {
  process.stderr.write(`eval: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

const [question, ...args] = process.argv.slice(2);
const load = question === undefined ? undefined : QUESTIONS[question];
if (load) {
  load()
    .then((module) => module.run(args))
    .catch(report);
} else {
  report(
    new Error(
      `name a question: ${Object.keys(QUESTIONS).join(', ')} (npm run eval -- forecast --data FILE.csv …)`,
    ),
  );
}
