import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a theme can break: names, order and sizes are the same in both. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands: everything, or only what depends on colours. */
export async function violations(
  page: Page,
  only: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const chosen = only === 'everything' ? axe.withTags(STANDARDS) : axe.withRules(OF_COLOUR);
  // Without legacy mode each analysis opens a second page, for frames of other origins, which there are none of.
  const { violations: found } = await chosen.setLegacyMode().analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  );
}
