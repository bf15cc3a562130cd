import { expect, test } from '../fixtures';
import { ConversationsPage } from '../pages/conversations-page';

type Api = (path: string, init?: RequestInit, key?: string) => Promise<{ status: number; body: unknown }>;
type Said = { feedback: { rating: number | null; correction: string | null }[] };

/** A session of three exchanges by an agent of its own; its name holds what an address has to encode. */
async function logSession(api: Api, said: string) {
  const mark = `${Date.now()}-${Math.floor(Math.random() * 1e6)}`;
  const [session, agent] = [`e2e/${mark} call`, `E2E agent ${mark}`];
  const turn = (user_message: string, success: boolean) => ({
    session_id: session,
    agent_name: agent,
    user_message,
    agent_response: success ? 'It is in your account under Billing.' : 'I do not know.',
    response_time_ms: 640,
    success,
    error: success ? null : 'Ledger answered 503',
  });
  const exchanges = [
    turn(`${said} ${mark}`, true),
    turn(`And the one before? ${mark}`, false),
    turn(`Thank you ${mark}`, true),
  ];
  const body = JSON.stringify(exchanges);
  expect((await api('/conversations', { method: 'POST', body })).status).toBe(201);
  const opinions = async () => {
    const answer = await api(`/sessions/${encodeURIComponent(session)}/exchanges`);
    return (answer.body as { data: Said[] }).data.flatMap(({ feedback }) =>
      feedback.map(({ rating, correction }) => ({ rating, correction })),
    );
  };
  return { mark, session, agent, opinions };
}

test('a rep finds a session, rates and corrects an answer, and takes it back', async ({ repPage, api }) => {
  const { session, agent, opinions } = await logSession(api, 'Where do I find the invoice?');
  const page = new ConversationsPage(repPage);
  await page.open(`?agent=${encodeURIComponent(agent)}&failed=1`);
  await expect(repPage.getByRole('button', { name: 'With a failure' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.openSession(session);
  await expect(page.exchanges).toHaveCount(3);
  await expect(repPage.getByText('2 of 3')).toBeVisible();

  const failed = page.exchange('And the one before?');
  await expect(failed).toContainText('Ledger answered 503');
  await failed.getByRole('radio', { name: '2 stars' }).click();
  await expect.poll(opinions).toEqual([{ rating: 2, correction: null }]);
  await failed.getByRole('button', { name: 'Correct the answer' }).click();
  await failed.getByLabel('What should have been said').fill('It was sent in October.');
  await failed.getByRole('button', { name: 'Save correction' }).click();
  await expect(failed.getByText('Your correction')).toBeVisible();
  await expect.poll(opinions).toEqual([{ rating: 2, correction: 'It was sent in October.' }]);

  await repPage.keyboard.press('u');
  await expect.poll(opinions).toEqual([{ rating: 2, correction: null }]);
  await repPage.keyboard.press('u');
  await expect.poll(opinions).toEqual([]);
  await expect(failed.getByText('Your correction')).toHaveCount(0);
});

test('an admin accepts a proposal, looks at an exchange behind it, and undoes', async ({ adminPage }) => {
  const page = new ConversationsPage(adminPage);
  await page.open('/patterns?state=proposed');
  const proposal = page.patterns.getByRole('listitem').first();
  await proposal.getByRole('button', { name: 'Exchange 1' }).click();
  const receipt = adminPage.getByRole('dialog', { name: 'Exchange' });
  await expect(receipt.getByRole('link', { name: 'Open the source' })).toHaveAttribute('href', /#exchange-/);
  await adminPage.keyboard.press('Escape');
  await expect(receipt).toHaveCount(0);
  await proposal.getByRole('button', { name: 'Accept' }).click();
  await expect(proposal.getByText('In use', { exact: true })).toBeVisible();
  await adminPage.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(proposal.getByText('To decide', { exact: true })).toBeVisible();
  await expect(proposal.getByRole('button', { name: 'Accept' })).toBeVisible();
});

test('another organisation sees nothing of it', async ({ otherPage, api }) => {
  const { session, agent } = await logSession(api, 'Is this only ours?');
  await otherPage.goto(`/conversations/${encodeURIComponent(session)}`);
  await expect(otherPage.getByText('There is nothing at this address')).toBeVisible();
  const page = new ConversationsPage(otherPage);
  await page.open(`?agent=${encodeURIComponent(agent)}`);
  await expect(otherPage.getByText('No session fits')).toBeVisible();
});
