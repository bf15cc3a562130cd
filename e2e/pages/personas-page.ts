import type { Locator, Page } from 'playwright/test';

type Api = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;
type Contact = { id: string; name: string; interactions: number };

/** A contact with many or few interactions, found by its analysis; `isNew`: one without a persona. */
export async function contactWith(api: Api, fits: (n: number) => boolean, isNew = false): Promise<Contact> {
  const { body } = await api('/contacts?sort=-last_activity_at&limit=60');
  for (const { id, name } of (body as { data: { id: string; name: string | null }[] }).data) {
    const answer = await api(`/contacts/${id}/analysis`, { method: 'POST' });
    const { n } = (answer.body as { interactions: { n: number } }).interactions;
    const there = isNew ? await api(`/personas?contact_id=${id}&limit=1`) : null;
    const hasPersona = ((there?.body as { data: unknown[] } | undefined)?.data.length ?? 0) > 0;
    if (name && fits(n) && !hasPersona) return { id, name, interactions: n };
  }
  throw new Error('The sample has no such contact.');
}

export class PersonasPage {
  readonly contact: Locator;
  readonly analyse: Locator;
  readonly analysis: Locator;
  readonly generate: Locator;
  readonly stars: Locator;

  constructor(readonly page: Page) {
    this.contact = page.getByRole('button', { name: /^Contact/ });
    this.analyse = page.getByRole('button', { name: 'Analyse' });
    this.analysis = page.getByRole('region', { name: 'Analysis' });
    this.generate = page.getByRole('button', { name: 'Generate persona' });
    this.stars = page.getByRole('group', { name: /describe this person/ });
  }

  /** Opens the builder with the contact chosen. */
  async open(contactId: string): Promise<void> {
    await this.page.goto(`/personas?contact=${contactId}`);
  }

  /** Every claim that is not "unknown". */
  claims(): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByText(/^(Confirmed|Inferred)$/) });
  }
}
