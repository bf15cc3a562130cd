import { isTest, type Rule, type SourceFile, type Violation } from './source';

/** Left to right: a slice imports only slices to its left. */
export const SLICES = [
  'orgs',
  'contacts',
  'deals',
  'imports',
  'outcomes',
  'replies',
  'webhooks',
  'experiments',
  'forecast',
  'insights',
  'practices',
  'intelligence',
  'writer',
  'personas',
  'conversations',
  'training',
  'learning',
  'subscriptions',
  'mcp',
];
const ROOMS = ['http', 'auth', 'supabase', 'query', 'ai', 'retrieval', 'jobs'];
const GROUND = ['stats', 'env', 'errors', 'logger', 'telemetry', 'csv', 'privacy'];
// A large slice has several of each: strategy-schema.ts, campaign-queries.ts.
const FACE = /^(.+-)?(schema|queries|service)$/;
const TOOLING = /^(supabase|scripts|evals|bench|e2e)\//;
// The composition root of the queue: it has to name every slice's handlers.
const REGISTRY = 'lib/jobs/registry.ts';
const ADMIN_CLIENT = 'lib/supabase/admin';
const ADMIN_USERS = [
  /^lib\/jobs\//,
  /^lib\/[^/]+\/jobs\.ts$/,
  /^lib\/http\/(job|webhook)\.ts$/,
  /^lib\/webhooks\//,
  /^lib\/intelligence\/(aggregate|commons)/,
  /^app\/api\/jobs\//,
];

const LAYERS = { ground: 1, room: 2, slice: 3, components: 4, app: 5 };
type Place = { layer: number; slice?: string; part?: string };

/** Where a file of the product stands; undefined for packages and tooling. */
function placeOf(path: string): Place | undefined {
  const [top, second = '', third = ''] = path.split('/');
  if (top === 'app' || !path.includes('/')) return { layer: LAYERS.app };
  if (top === 'components') return { layer: LAYERS.components };
  if (top !== 'lib') return undefined;
  const room = second.replace(/(\.test)?\.tsx?$/, '');
  if (GROUND.includes(room)) return { layer: LAYERS.ground };
  if (ROOMS.includes(room)) return { layer: LAYERS.room };
  return SLICES.includes(room) ? { layer: LAYERS.slice, slice: room, part: third } : undefined;
}

export const unknownRooms: Rule = ({ path }) =>
  path.startsWith('lib/') && !placeOf(path)
    ? [
        {
          path,
          message: `lib/${path.split('/')[1]} is not a room of the house (see scripts/architecture/layers.ts)`,
        },
      ]
    : [];

export const layers: Rule = (file) => {
  if (isTest(file.path)) return [];
  const here = placeOf(file.path);
  return file.imports.flatMap(({ from, line }): Violation[] => {
    const message = refusal(file, here, from);
    return message ? [{ path: file.path, line, message }] : [];
  });
};

function refusal(file: SourceFile, here: Place | undefined, from: string): string | undefined {
  if (!here) return undefined;
  if (TOOLING.test(from) && file.path.includes('/'))
    return `imports ${from}: the product does not depend on its tools`;
  if (!/^(app|components|lib)\//.test(from)) return undefined;
  const there = placeOf(from);
  if (!there) return undefined;
  if (file.path === REGISTRY && /\/(jobs|embedding-source)$/.test(from)) return undefined;
  if (there.layer > here.layer) return `imports ${from}: lower layers do not know higher ones`;
  return here.slice && there.slice ? sliceRefusal(here.slice, there, from) : undefined;
}

function sliceRefusal(slice: string, there: Place, from: string): string | undefined {
  if (!there.slice || there.slice === slice) return undefined;
  if (SLICES.indexOf(there.slice) > SLICES.indexOf(slice)) {
    return `imports ${from}: ${there.slice} stands to the right of ${slice}; publish a fact instead`;
  }
  if (FACE.test(there.part ?? '')) return undefined;
  return `imports ${from}: other slices are entered only through schema, queries or service`;
}

export const adminClient: Rule = (file) => {
  if (isTest(file.path) || !placeOf(file.path) || ADMIN_USERS.some((allowed) => allowed.test(file.path)))
    return [];
  return file.imports
    .filter(({ from }) => from === ADMIN_CLIENT)
    .map(({ line }) => ({
      path: file.path,
      line,
      message: 'imports the service role: only jobs, webhooks and cross-organisation aggregation may',
    }));
};
