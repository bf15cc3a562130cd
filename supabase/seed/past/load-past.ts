import { inBatches, keepExisting } from '../load';
import type { SeedClient } from '../target';
import type { Past } from './past';

/** Writes the past. Rows that exist stay as they are. */
export async function loadPast(db: SeedClient, past: Past): Promise<void> {
  await inBatches('The earlier forecast', [past.model], (rows) =>
    db.from('forecast_models').upsert(rows, keepExisting),
  );
  await inBatches('Forecasts', past.predictions, (rows) =>
    db.from('forecast_predictions').upsert(rows, keepExisting),
  );
  // The product measures them anew under the same ids, so that receipts keep leading somewhere.
  await inBatches('Patterns', past.patterns, (rows) =>
    db.from('insight_patterns').upsert(rows, keepExisting),
  );
  await inBatches('Generations', past.runs, (rows) => db.from('insight_runs').upsert(rows, keepExisting));
  await inBatches('Insights', past.insights, (rows) => db.from('insights').upsert(rows, keepExisting));
  await inBatches('Evidence', past.evidence, (rows) =>
    db.from('insight_evidence').upsert(rows, keepExisting),
  );
  await inBatches('Uses', past.events, (rows) => db.from('insight_events').upsert(rows, keepExisting));
  await inBatches('Verdicts', past.feedback, (rows) =>
    db.from('insight_feedback').upsert(rows, keepExisting),
  );
  await inBatches('Searches', past.searches, (rows) => db.from('searches').upsert(rows, keepExisting));
  await inBatches('Days', past.days, (rows) =>
    db.from('member_days').upsert(rows, { onConflict: 'org_id,day,principal_id', ignoreDuplicates: true }),
  );
}
