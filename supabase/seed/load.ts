import type { ActivityRow, DealRow, StageChangeRow } from './rows';
import type { Scenario } from './scenario';
import { type SeedClient, seedError } from './target';

export type Counts = {
  companies: number;
  contacts: number;
  deals: number;
  stageChanges: number;
  activities: number;
  messages: number;
  events: number;
};

/** Small enough that a batch doesn't hold up the embedded database, which answers one request at a time. */
const BATCH = 500;

type Answer = PromiseLike<{ error: { message: string } | null }>;

export async function inBatches<Row>(
  what: string,
  rows: readonly Row[],
  save: (batch: Row[]) => Answer,
): Promise<number> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const { error } = await save(rows.slice(start, start + BATCH));
    if (error) throw seedError(`${what} could not be written`, error);
  }
  return rows.length;
}

export const keepExisting = { onConflict: 'id', ignoreDuplicates: true } as const;

/** Writes a scenario. Rows that exist stay as they are, so an interrupted load can simply run again. */
export async function loadScenario(
  db: SeedClient,
  scenario: Scenario,
  onDeals?: (n: number) => void,
): Promise<Counts> {
  const companies = scenario.accounts.map((account) => account.company);
  const contacts = scenario.accounts.flatMap((account) => account.contacts);
  const counts: Counts = {
    companies: 0,
    contacts: 0,
    deals: 0,
    stageChanges: 0,
    activities: 0,
    messages: 0,
    events: 0,
  };
  counts.companies = await inBatches('Companies', companies, (batch) =>
    db.from('companies').upsert(batch, keepExisting),
  );
  counts.contacts = await inBatches('Contacts', contacts, (batch) =>
    db.from('contacts').upsert(batch, keepExisting),
  );

  let deals: DealRow[] = [];
  let stageChanges: StageChangeRow[] = [];
  let activities: ActivityRow[] = [];
  async function flush(): Promise<void> {
    counts.deals += await inBatches('Deals', deals, (batch) => db.from('deals').upsert(batch, keepExisting));
    counts.stageChanges += await inBatches('Stage changes', stageChanges, (batch) =>
      db.from('deal_stage_changes').upsert(batch, keepExisting),
    );
    counts.activities += await inBatches('Activities', activities, (batch) =>
      db.from('activities').upsert(batch, keepExisting),
    );
    [deals, stageChanges, activities] = [[], [], []];
    onDeals?.(counts.deals);
  }
  for (const bundle of scenario.deals()) {
    deals.push(bundle.deal);
    stageChanges.push(...bundle.stageChanges);
    activities.push(...bundle.activities);
    if (deals.length === BATCH) await flush();
  }
  activities.push(...scenario.loose());
  await flush();
  await loadOutreach(db, scenario, counts);
  return counts;
}

/** The fold makes each message's row from its events, as it does for those of a provider. */
async function loadOutreach(db: SeedClient, { outreach }: Scenario, counts: Counts): Promise<void> {
  const campaigns = outreach.campaigns.map(({ row }) => row);
  await inBatches('Campaigns', campaigns, (batch) => db.from('campaigns').upsert(batch, keepExisting));
  const told = [...outreach.messages()];
  counts.messages = await inBatches(
    'Messages',
    told.map(({ message }) => message),
    (batch) => db.from('outcome_labels').upsert(batch, keepExisting),
  );
  counts.events = await inBatches(
    'Events',
    told.flatMap(({ events }) => events),
    (batch) => db.from('outcome_events').upsert(batch, keepExisting),
  );
}
