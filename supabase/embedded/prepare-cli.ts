// npm run db:prepare -- --db-url URL: makes a plain Postgres (17 or newer, with pgvector) ready for
// `supabase db push`: request roles, the schemas auth and extensions, and the queue.
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { prepareDatabase } from './prepare';
import { postgresSql } from './sql';

const { values } = parseArgs({ options: { 'db-url': { type: 'string' } } });
const url = values['db-url'];
if (!url) {
  console.error('Say which database: npm run db:prepare -- --db-url postgresql://…');
  process.exit(1);
}
const client = postgres(url, { max: 1, onnotice: () => {} });
try {
  await prepareDatabase(postgresSql(client));
  console.log('Ready for supabase db push.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await client.end();
}
