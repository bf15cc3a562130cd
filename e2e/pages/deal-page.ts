import type { Locator, Page } from 'playwright/test';

type Api = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;
type Deal = { id: string; name: string; stage: string };

/** An open deal of the sample, by its place in a fixed order, so that specs do not disturb one another. */
export async function openDeal(api: Api, place: number): Promise<Deal> {
  const { body } = await api('/deals?status=open&sort=opened_at&limit=60');
  const deal = (body as { data: Deal[] }).data[place];
  if (!deal) throw new Error(`The sample has no open deal number ${place}.`);
  return deal;
}

export class DealPage {
  readonly insights: Locator;
  readonly cards: Locator;
  readonly generate: Locator;

  constructor(readonly page: Page) {
    this.insights = page.getByRole('region', { name: 'Insights', exact: true });
    this.cards = this.insights.getByRole('article');
    this.generate = page.getByRole('button', { name: /^Generate (insights|again)$/ });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/deals/${id}`);
  }

  card(kind: string): Locator {
    return this.cards.filter({ hasText: kind }).first();
  }
}
