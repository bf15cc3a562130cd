import { giveFeedback, logConversations } from '../../lib/conversations/log-service';
import { addPattern } from '../../lib/conversations/pattern-service';
import { askForReport } from '../../lib/conversations/report-service';
import { type Told, tellConversations } from './conversations';
import { DAY_MS } from './deals';
import { BETTER_ANSWER, TAUGHT } from './phrases/service-desk';
import type { SeedPerson } from './sign-ins';
import { connect, type SeedTarget, seedError } from './target';

type Owners = { orgId: string; admin: SeedPerson; rep: SeedPerson };
type Logged = Told & { id: string };

/** Two agents' conversations of four weeks, judged and learned from. Does nothing when there are any. */
export async function seedConversations(target: SeedTarget, owners: Owners, now: Date): Promise<void> {
  const { orgId, admin } = owners;
  const there = await admin.db.from('conversations').select('id').eq('org_id', orgId).limit(1);
  if (there.error) throw seedError('Conversations could not be read', there.error);
  if (there.data.length > 0) return;
  const told = tellConversations(now);
  const ids = await logConversations(
    admin.db,
    orgId,
    told.map(({ intent: _, ...exchange }) => ({ metadata: {}, ...exchange })),
  );
  const logged = told.map((exchange, n): Logged => ({ ...exchange, id: ids[n] ?? '' }));
  await judge(owners, logged);
  await teach(owners, logged, now);
  await propose(target, orgId, logged, now);
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
  await askForReport(admin.db, orgId, { days: 14, from: daysAgo(28), to: daysAgo(14) });
  await askForReport(admin.db, orgId, { days: 14, from: daysAgo(14), to: now.toISOString() });
}

/** Mara corrects some of what failed; Jonas likes some of what went well. */
async function judge({ orgId, admin, rep }: Owners, logged: readonly Logged[]): Promise<void> {
  const invoices = logged.filter(({ intent, success }) => intent === 'invoice_copy' && !success);
  for (const [n, { id }] of invoices.filter((_, n) => n % 4 === 0).entries())
    await giveFeedback(rep.db, orgId, rep.id, id, {
      rating: (n % 2) + 1,
      ...(n % 2 === 0 ? { correction: BETTER_ANSWER } : {}),
    });
  const good = logged.filter(({ success }, n) => success && n % 37 === 5);
  for (const [n, { id }] of good.entries())
    await giveFeedback(admin.db, orgId, admin.id, id, { rating: n % 3 === 0 ? 4 : 5 });
}

async function teach({ orgId, admin }: Owners, logged: readonly Logged[], now: Date): Promise<void> {
  for (const { intent, days, ...pattern } of TAUGHT) {
    const example = logged.find((exchange) => exchange.intent === intent);
    await addPattern(admin.db, orgId, {
      ...pattern,
      metadata: { intent, ...(example ? { example_id: example.id } : {}) },
      expires_at: days === null ? null : new Date(now.getTime() + days * DAY_MS).toISOString(),
    });
  }
}

/** What the job proposes once it has looked at them, so that there is something to decide at once. */
async function propose(
  target: SeedTarget,
  orgId: string,
  logged: readonly Logged[],
  now: Date,
): Promise<void> {
  const invoices = logged.filter(({ intent }) => intent === 'invoice_copy');
  const failed = invoices.filter(({ success }) => !success);
  const example = failed.at(-1);
  if (!example) return;
  const saved = await connect(target)
    .from('learned_patterns')
    .insert({
      org_id: orgId,
      source: 'proposed',
      status: 'proposed',
      pattern_type: 'failing',
      description: `Questions such as “Can you send me a copy of our last invoice?” usually fail: ${failed.length} of ${invoices.length} did. The error was “${example.error}”.`,
      metadata: { example_id: example.id },
      successes: invoices.length - failed.length,
      n: invoices.length,
      conversation_ids: invoices.slice(-20).map(({ id }) => id),
      cluster_key: example.id,
      expires_at: new Date(now.getTime() + 30 * DAY_MS).toISOString(),
    });
  if (saved.error) throw seedError('A pattern could not be proposed', saved.error);
}
