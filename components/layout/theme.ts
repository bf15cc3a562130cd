import { remember } from '../ui/remember';

export const THEME_COOKIE = 'wl_theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

const listeners = new Set<() => void>();

/** Applies a theme at once and remembers it for the next page the server renders. */
export function applyTheme(theme: Theme): void {
  document.documentElement.classList.remove(...THEMES);
  document.documentElement.classList.add(theme);
  remember(THEME_COOKIE, theme);
  for (const listener of listeners) listener();
}

/** The theme that the page shows. Browser only. */
export function currentTheme(): Theme {
  return THEMES.find((theme) => document.documentElement.classList.contains(theme)) ?? 'system';
}

export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
