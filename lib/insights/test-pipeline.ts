import { must } from '../supabase/must';
import type { Db } from '../supabase/types';

const DAY = 86_400_000;

/** Sixty closed deals in which silence goes with losing, and one open deal that has gone silent; its id. */
export async function insertPipeline(db: Db, orgId: string, now = Date.now()): Promise<string> {
  const at = (days: number) => new Date(now - days * DAY).toISOString();
  const [company] = await must(
    db
      .from('companies')
      .insert({ org_id: orgId, name: 'Acme', industry: 'software', company_size: 'medium' })
      .select('id'),
  );
  const [ana] = await must(
    db.from('contacts').insert({ org_id: orgId, name: 'Ana Silva', email: 'ana@acme.example' }).select('id'),
  );
  const closed = Array.from({ length: 60 }, (_, i) => {
    const isWon = i % 3 === 0;
    return {
      id: crypto.randomUUID(),
      org_id: orgId,
      name: `Past deal ${i}`,
      company_id: company?.id ?? null,
      status: isWon ? 'won' : 'lost',
      stage: isWon ? 'Won' : 'Lost',
      amount: 20_000 + i * 700,
      opened_at: at(200 + i),
      closed_at: at(130 + i),
    };
  });
  const open = {
    ...closed[0],
    id: crypto.randomUUID(),
    org_id: orgId,
    name: 'The open deal',
    company_id: company?.id ?? null,
    status: 'open',
    stage: 'Proposal',
    amount: 45_000,
    opened_at: at(70),
    closed_at: null,
  };
  await must(db.from('deals').insert([...closed, open]));
  const deals = [...closed.map((deal, i) => ({ ...deal, start: 200 + i })), { ...open, start: 70 }];
  await must(
    db.from('deal_stage_changes').insert(
      deals.flatMap(({ id, start }) => [
        { org_id: orgId, deal_id: id, from_stage: null, to_stage: 'Discovery', occurred_at: at(start) },
        {
          org_id: orgId,
          deal_id: id,
          from_stage: 'Discovery',
          to_stage: 'Proposal',
          occurred_at: at(start - 12),
        },
      ]),
    ),
  );
  const touches = (isWon: boolean) => (isWon ? [2, 6, 10, 16, 22, 30, 38, 46, 54, 62, 68] : [2, 6, 10]);
  await must(
    db.from('activities').insert(
      deals.flatMap(({ id, status, start }) =>
        touches(status === 'won').map((day, k) => ({
          org_id: orgId,
          deal_id: id,
          contact_id: ana?.id ?? null,
          kind: k === 3 ? 'meeting' : 'email',
          direction: k % 2 === 1 ? 'inbound' : 'outbound',
          occurred_at: at(start - day),
          subject: `Note ${k}`,
          body: k === 1 ? 'Thanks, this is too expensive for us at 45,000.' : null,
        })),
      ),
    ),
  );
  return open.id;
}
