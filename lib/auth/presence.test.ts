import { expect, it, vi } from 'vitest';
import type { Db } from '../supabase/types';
import { notePresence } from './presence';
import type { Caller } from './principal';

const HOUR = 3_600_000;
const rpc = vi.fn(async () => ({ data: null, error: null }) as { data: null; error: unknown });
const caller = (id: string, kind: 'user' | 'api_key' = 'user'): Caller => ({
  db: { rpc } as unknown as Db,
  org: { id: 'org', name: 'Org' },
  principal: { kind, id, name: '', role: 'rep', scopes: [] },
});

it('notes a person once an hour, never a key, and keeps nobody out when that fails', async () => {
  await notePresence(caller('ada'), HOUR);
  await notePresence(caller('ada'), 2 * HOUR - 1);
  await notePresence(caller('desk', 'api_key'), HOUR);
  expect(rpc).toHaveBeenCalledExactlyOnceWith('note_member_day', { p_org_id: 'org' });
  await notePresence(caller('rob'), HOUR);
  await notePresence(caller('ada'), 2 * HOUR);
  expect(rpc).toHaveBeenCalledTimes(3);
  rpc.mockResolvedValueOnce({ data: null, error: { code: 'XX000', message: 'gone' } });
  await expect(notePresence(caller('kim'), 2 * HOUR)).resolves.toBeUndefined();
});
