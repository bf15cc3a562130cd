import type { Page } from 'playwright/test';

/** Switches the theme as the application itself does, by the class of the root, and waits until nothing fades any more. */
export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.classList.remove('system', 'light', 'dark');
    document.documentElement.classList.add(name);
    const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.all(fades.map(({ finished }) => finished.catch(() => undefined)));
  }, theme);
}
