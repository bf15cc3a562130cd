import type { ConsoleMessage, Page } from 'playwright/test';

/** What the browser complains about while the work is done: blocked resources and errors of scripts. */
export async function complaintsDuring(page: Page, work: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    const isMissingPage = /status of 404/.test(message.text());
    if (message.type() === 'error' && !isMissingPage) found.push(`${page.url()}: ${message.text()}`);
  };
  const onError = (error: Error) => found.push(`${page.url()}: ${error.message}`);
  page.on('console', onConsole).on('pageerror', onError);
  await work();
  page.off('console', onConsole).off('pageerror', onError);
  return found;
}
