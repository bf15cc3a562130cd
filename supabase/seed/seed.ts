import { seedCommons } from './commons';
import { type Counts, loadScenario } from './load';
import { seedConversations } from './load-conversations';
import { loadPast } from './past/load-past';
import { createPast } from './past/past';
import type { Seller } from './rows';
import { createScenario, type ScenarioName, SHAPES, type Shape, type Truth } from './scenario';
import {
  ensureApiKey,
  ensureMember,
  ensureOrganization,
  ensurePerson,
  type SeedPerson,
  type SignIn,
} from './sign-ins';
import { connect, type SeedTarget, seedError } from './target';
import { OTHER_SELLERS, SELLERS } from './vendor';

export const SCENARIOS: Record<ScenarioName, string> = {
  demo: 'Larkspur Software: 600 deals over two years, 80 of them open, with about 10,000 activities; 300 conversations of two agents',
  other: 'Brightmoor Cloud, a competitor that shares companies and contacts: 60 deals',
  large: 'A large team: 20,000 deals and 200,000 activities',
  empty: 'A new organisation with one sign-in and nothing else',
};

export type SeedOptions = { now?: Date; onProgress?: (text: string) => void };
export type Seeded = {
  scenario: ScenarioName;
  org_id: string;
  admin: SignIn;
  rep?: SignIn;
  api_key: string;
  /** Null when the scenario was there already. */
  counts: Counts | null;
  truth: Truth | null;
};

type People = {
  org: string;
  admin: readonly [string, string];
  rep?: readonly [string, string];
  sellers: readonly Omit<Seller, 'id'>[];
};

const PEOPLE: Record<ScenarioName, People> = {
  demo: {
    org: 'Larkspur Software',
    admin: ['jonas.weber@larkspur.example', 'Jonas Weber'],
    rep: ['mara.lindqvist@larkspur.example', 'Mara Lindqvist'],
    sellers: SELLERS,
  },
  other: {
    org: 'Brightmoor Cloud',
    admin: ['robin.castellane@brightmoor.example', 'Robin Castellane'],
    sellers: OTHER_SELLERS,
  },
  large: {
    org: 'Larkspur Worldwide',
    admin: ['admin@larkspur-worldwide.example', 'Jonas Weber'],
    sellers: SELLERS,
  },
  empty: { org: 'Empty organisation', admin: ['admin@empty.example', 'Alex Neumann'], sellers: [] },
};

type Mark = { scenario: string; now: string; complete: boolean };

function markOf(settings: unknown): Mark | null {
  if (typeof settings !== 'object' || settings === null || !('sample' in settings)) return null;
  return settings.sample as Mark;
}

/** The sample is anchored to the day it was first seeded; seeding again continues with the same day. */
async function withMark(
  target: SeedTarget,
  orgId: string,
  name: string,
  now: Date,
  load: (now: Date) => Promise<void>,
) {
  const service = connect(target);
  const org = await service.from('organizations').select('settings').eq('id', orgId).single();
  if (org.error) throw seedError('The organisation could not be read', org.error);
  const mark = markOf(org.data.settings) ?? { scenario: name, now: now.toISOString(), complete: false };
  if (mark.complete) return;
  const settings =
    typeof org.data.settings === 'object' && !Array.isArray(org.data.settings) ? org.data.settings : {};
  const put = (sample: Mark) =>
    service
      .from('organizations')
      .update({ settings: { ...settings, sample } })
      .eq('id', orgId);
  const started = await put(mark);
  if (started.error) throw seedError('The organisation could not be marked', started.error);
  await load(new Date(mark.now));
  const done = await put({ ...mark, complete: true });
  if (done.error) throw seedError('The organisation could not be marked', done.error);
}

/** Seeds one scenario into an organisation of its own. Running it again changes nothing. */
export async function seedScenario(
  target: SeedTarget,
  name: ScenarioName,
  options: SeedOptions = {},
): Promise<Seeded> {
  const { org, admin: adminOf, rep: repOf, sellers } = PEOPLE[name];
  const admin = await ensurePerson(target, ...adminOf);
  const orgId = await ensureOrganization(admin, org);
  let rep: SeedPerson | undefined;
  if (repOf) {
    rep = await ensurePerson(target, ...repOf);
    await ensureMember(admin, rep, orgId, 'rep');
  }
  const apiKey = await ensureApiKey(target, admin, orgId, name);
  let counts: Counts | null = null;
  let truth: Truth | null = null;
  if (name !== 'empty') {
    const shape: Shape = SHAPES[name];
    const signIns = new Map([[adminOf[1], admin.id], ...(rep && repOf ? [[repOf[1], rep.id] as const] : [])]);
    const team = sellers.map((seller) => ({ ...seller, id: signIns.get(seller.name) ?? null }));
    await withMark(target, orgId, name, options.now ?? new Date(), async (now) => {
      const scenario = createScenario({ orgId, shape, now, sellers: team });
      counts = await loadScenario(connect(target), scenario, (n) =>
        options.onProgress?.(`${org}: ${n} of ${shape.deals} deals`),
      );
      truth = scenario.truth();
      if (name === 'demo' && rep) {
        const people = {
          rep: { id: rep.id, name: repOf?.[1] ?? '', share: 0.85 },
          lead: { id: admin.id, name: adminOf[1], share: 0.6 },
        };
        await loadPast(connect(target), createPast({ orgId, seed: shape.seed, now, scenario, ...people }));
      }
    });
  }
  if (name === 'demo' && rep)
    await seedConversations(target, { orgId, admin, rep }, options.now ?? new Date());
  const signIn = ({ email, password }: SeedPerson): SignIn => ({ email, password });
  return {
    scenario: name,
    org_id: orgId,
    admin: signIn(admin),
    ...(rep ? { rep: signIn(rep) } : {}),
    api_key: apiKey,
    counts,
    truth,
  };
}

export type DemoSeed = {
  admin: SignIn;
  rep: SignIn;
  api_key: string;
  other_org: SignIn & { api_key: string };
};

/** The sample organisation, its competitor, and the six that make up the commons; in the shape that `.data/demo.json` takes. */
export async function seedDemo(target: SeedTarget, options: SeedOptions = {}): Promise<DemoSeed> {
  const demo = await seedScenario(target, 'demo', options);
  const other = await seedScenario(target, 'other', options);
  await seedCommons(target, options.now ?? new Date());
  if (!demo.rep) throw new Error('The demo has no rep.');
  return {
    admin: demo.admin,
    rep: demo.rep,
    api_key: demo.api_key,
    other_org: { ...other.admin, api_key: other.api_key },
  };
}
