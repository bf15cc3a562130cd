type Database = { sql: { query: (sql: string, parameters: unknown[]) => Promise<unknown> } };

export type Touch = {
  contact: number;
  kind: 'email' | 'call' | 'meeting';
  direction: 'inbound' | 'outbound';
  at: string;
  metadata?: Record<string, boolean>;
};
export type PersonSpec = { industry?: string; company_size?: string; job_title?: string; time_zone?: string };

/** Companies and contacts, one of each a person; answers the ids of the contacts in the same order. */
export async function insertPeople(
  stack: Database,
  orgId: string,
  people: readonly PersonSpec[],
): Promise<string[]> {
  const rows = people.map((person, place) => ({ place, contact: crypto.randomUUID(), ...person }));
  await stack.sql.query(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb)
         as r (place integer, contact uuid, industry text, company_size text, job_title text, time_zone text)
     ), firms as (
       insert into public.companies (org_id, external_id, name, industry, company_size)
       select $1, g.contact::text, 'Firm ' || g.place, g.industry, g.company_size from given g returning id, external_id
     )
     insert into public.contacts (id, org_id, email, name, job_title, time_zone, company_id)
     select g.contact, $1, g.contact || '@people.example', 'Pat Person' || g.place, g.job_title, g.time_zone, f.id
     from given g join firms f on f.external_id = g.contact::text`,
    [orgId, JSON.stringify(rows)],
  );
  return rows.map(({ contact }) => contact);
}

export async function insertTouches(
  stack: Database,
  orgId: string,
  contacts: readonly string[],
  touches: readonly Touch[],
): Promise<void> {
  const rows = touches.map(({ contact, metadata = {}, ...touch }) => ({
    ...touch,
    metadata,
    contact_id: contacts[contact],
  }));
  await stack.sql.query(
    `insert into public.activities (org_id, kind, direction, occurred_at, contact_id, metadata)
     select $1, r.kind, r.direction, r.at, r.contact_id, r.metadata
     from jsonb_to_recordset($2::jsonb) as r (kind text, direction text, at timestamptz, contact_id uuid, metadata jsonb)`,
    [orgId, JSON.stringify(rows)],
  );
}
