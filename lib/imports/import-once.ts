// For the crash test: imports endlessly many deals as a person, until somebody kills this process.
import { createClient } from '@supabase/supabase-js';
import type { Database } from '../supabase/database.types';
import { readJson } from './json-table';
import { runImport } from './service';

const [url = '', key = '', token = '', orgId = ''] = process.argv.slice(2);
const db = createClient<Database>(url, key, { accessToken: async () => token });
const rows = Array.from({ length: 10_000 }, (_, i) => ({
  external_id: `crash-${i}`,
  status: 'open',
  company: `Ghost ${i % 50}`,
}));
await runImport(db, orgId, {
  kind: 'deals',
  origin: 'api',
  fileName: null,
  isDryRun: false,
  table: readJson(rows),
});
