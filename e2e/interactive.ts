import { type BrowserContext, expect, type Page } from 'playwright/test';

/**
 * True once React has taken over every control of the document and run what was due. A page looks ready long before:
 * the server sends it complete, and each Suspense boundary comes to life on its own, later than the frame. React marks
 * the elements that it has taken over; there is no other sign that covers a boundary.
 */
async function isInteractive(): Promise<boolean> {
  const isTakenOver = (element: Element) =>
    Object.keys(element).some((name) => name.startsWith('__reactFiber$'));
  const controls = document.querySelectorAll('html, a[href], button, input, select, textarea, [tabindex]');
  if ('__next_f' in window && ![...controls].every(isTakenOver)) return false;
  // Effects, which listen for keys, run after the elements are taken over.
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
  return true;
}

/** The page answers clicks and keys. Every navigation of every test waits for it: see `fixtures.ts`. */
export async function interactive(page: Page): Promise<void> {
  await expect(async () => {
    // A redirect by a script destroys the document that was asked: the next one is asked again.
    expect(await page.evaluate(isInteractive), `${page.url()} takes input`).toBe(true);
  }).toPass({ intervals: [20, 50, 100, 250], timeout: 20_000 });
}

/** Makes every page of the context wait until it is interactive wherever a test leads it. */
export function waitForInteractive(context: BrowserContext): void {
  context.on('page', (page) => {
    const goto = page.goto.bind(page);
    page.goto = async (...args) => answered(page, await goto(...args));
    for (const name of ['reload', 'goBack', 'goForward'] as const) {
      const go = page[name].bind(page);
      page[name] = async (options) => answered(page, await go(options));
    }
  });
}

async function answered<T>(page: Page, response: T): Promise<T> {
  await interactive(page);
  return response;
}
