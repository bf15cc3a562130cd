import { loadScenario } from './load';
import { createScenario, type Shape } from './scenario';
import { ensureOrganization, ensurePerson } from './sign-ins';
import { connect, type SeedTarget, seedError } from './target';
import { SELLERS } from './vendor';

/** Six invented organisations that share what worked, so that the commons has cells from the first day. */
const NAMES = [
  'Alderholt Systems',
  'Birchwell Software',
  'Corrigan Analytics',
  'Dunmere Cloud',
  'Elmstead Logistics Tech',
  'Farrowdale Software',
] as const;
const LETTERS = 150;

export const commonsShape = (index: number): Shape => ({
  seed: 401 + index,
  companies: 24,
  deals: 0,
  open: 0,
  years: 1,
  letters: LETTERS,
  detail: 0,
});

/** Seeds the six, with an owner nobody is told of, and opts them in. Running it again changes nothing. */
export async function seedCommons(target: SeedTarget, now: Date): Promise<string[]> {
  const owner = await ensurePerson(target, 'owner@commons.example', 'Commons sample');
  const service = connect(target);
  const ids: string[] = [];
  for (const [index, name] of NAMES.entries()) {
    const orgId = await ensureOrganization(owner, name);
    ids.push(orgId);
    const org = await service.from('organizations').select('settings').eq('id', orgId).single();
    if (org.error) throw seedError('The organisation could not be read', org.error);
    const known = org.data.settings as Record<string, unknown> | null;
    if (known?.commons !== undefined) continue;
    const sellers = SELLERS.map((seller) => ({ ...seller, id: null }));
    const scenario = createScenario({ orgId, shape: commonsShape(index), now, sellers });
    await loadScenario(service, { ...scenario, loose: function* () {} });
    const opted = await owner.db.rpc('change_setting', { p_org_id: orgId, p_key: 'commons', p_value: true });
    if (opted.error) throw seedError(`${name} could not join the commons`, opted.error);
  }
  return ids;
}
