import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures';

type Item = {
  id: string;
  kind: string;
  status: string;
  target: { agent_name: string; context: object; pattern: Record<string, string>; words: string };
  expected: { delta: number; interval: [number, number] };
};
type Plan = { id: string; items: Item[] };
type Step = { template: { body: string }; agent_decisions: Record<string, Record<string, unknown>> };
type Sequence = { sequence_id: string; steps: Step[] };
type Api = (path: string, init?: RequestInit, key?: string) => Promise<{ status: number; body: unknown }>;

const TEXT_AGENTS = ['WriterAgent', 'PersonalizerAgent'];

/** Without the greeting, which is as the person likes it. */
const bodyOf = (text: string): string => text.split('\n').slice(1).join('\n');

async function draft(api: Api): Promise<Sequence> {
  const body = JSON.stringify({ lead_context: {}, steps: 2 });
  return (await api('/writer/sequence', { method: 'POST', body })).body as Sequence;
}

/** A change for everybody that waits for a decision and that a draft of today does not have yet. */
function changing(plan: Plan, { steps: [first] }: Sequence): Item | undefined {
  const done = Object.values(first?.agent_decisions ?? {})
    .flatMap(Object.values)
    .flat()
    .map(String);
  return plan.items.find(
    ({ kind, status, target }) =>
      kind === 'adopt' &&
      status === 'proposed' &&
      TEXT_AGENTS.includes(target.agent_name) &&
      !Object.values(target.pattern).some((value) => done.includes(value)),
  );
}

/** A plan with such a change: one that stands already, since nothing is proposed twice, or a new one. */
async function planWith(api: Api, page: Page, before: Sequence): Promise<{ id: string; item: Item }> {
  const { data } = (await api('/optimization-plans?limit=20')).body as { data: { id: string }[] };
  for (const { id } of data) {
    const item = changing((await api(`/optimization-plans/${id}`)).body as Plan, before);
    if (item) return { id, item };
  }
  await page.goto('/admin/plans');
  await page.getByRole('button', { name: 'Make a plan' }).click();
  await expect(page).toHaveURL(/\/admin\/plans\/[0-9a-f-]{36}/, { timeout: 60_000 });
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const item = changing((await api(`/optimization-plans/${id}`)).body as Plan, before);
  if (!item) throw new Error('The plan proposes nothing that would change a draft.');
  return { id, item };
}

test('a rep reads plans, an admin approves an item, and the next draft of a rep is another for a share', async ({
  repPage,
  adminPage,
  api,
  demo,
}) => {
  test.slow();
  const before = await draft(api);
  const { id, item } = await planWith(api, adminPage, before);
  await adminPage.goto(`/admin/plans/${id}`);
  expect(item.expected.interval[0]).toBeLessThan(item.expected.delta);
  const nameOf = { name: new RegExp(`${item.target.words}$`) };

  await test.step('the rep sees the change and its forecast, and nothing to decide with', async () => {
    await repPage.goto(`/admin/plans/${id}`);
    const card = repPage.getByRole('region', nameOf).first();
    await expect(card).toBeVisible();
    await expect(repPage.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    const refused = await repPage.request.post(
      `${demo.url}/api/v1/optimization-plans/${id}/items/${item.id}/decision`,
      { data: { decision: 'approve' }, headers: { origin: demo.url } },
    );
    expect(refused.status()).toBe(403);
  });

  await test.step('another organisation finds no such plan', async () => {
    expect((await api(`/optimization-plans/${id}`, {}, demo.other_org.api_key)).status).toBe(404);
  });

  await test.step('the admin approves it with a note', async () => {
    const card = adminPage.getByRole('region', nameOf).first();
    await card.getByLabel('Note').fill('Worth a try');
    await card.getByRole('button', { name: 'Approve' }).click();
    await expect(card.getByText('“Worth a try”')).toBeVisible();
    await expect(card.getByRole('button', { name: 'Take back' })).toBeVisible();
  });

  await test.step('the rep’s next draft has a version for the share, and says why', async () => {
    await repPage.goto('/campaigns/new');
    await repPage.getByRole('button', { name: 'Write sequence' }).click();
    await expect(repPage.getByText(/^On trial in steps? 1/)).toBeVisible();
    await expect(repPage.getByText('Trial: former text').first()).toBeVisible();
    await expect(repPage.getByText('Trial: new text').first()).toBeVisible();
    const texts = repPage.getByRole('textbox', { name: 'Message' });
    const written = [bodyOf(await texts.nth(0).inputValue()), bodyOf(await texts.nth(1).inputValue())];
    expect(written[0]).not.toBe(written[1]);
    expect(written).toContain(bodyOf(before.steps[0]?.template.body ?? ''));
    await repPage
      .getByRole('button', { name: /Evidence: Rule that an admin approved/ })
      .first()
      .click();
    await expect(repPage.getByText(/^Always use/)).toBeVisible();
  });

  await test.step('taken back, drafts are as they were', async () => {
    await adminPage.getByRole('region', nameOf).first().getByRole('button', { name: 'Take back' }).click();
    await adminPage.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
    await expect(adminPage.getByText('Taken back').first()).toBeVisible();
    const after = await draft(api);
    expect(after.steps[0]?.template).toEqual(before.steps[0]?.template);
  });
});
