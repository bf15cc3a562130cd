// npx tsx scripts/check-architecture.ts: the rules of the house, as errors. What they are: scripts/architecture.
import { fileURLToPath } from 'node:url';
import { check } from './architecture/check';
import { readSources } from './architecture/source';

const files = readSources(fileURLToPath(new URL('..', import.meta.url)));
const violations = check(files);
for (const { path, line, message } of violations) {
  console.error(`${path}${line === undefined ? '' : `:${line}`} ${message}`);
}
if (violations.length > 0) process.exitCode = 1;
else console.log(`Architecture: ${files.length} files keep the rules`);
