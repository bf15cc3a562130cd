import { remember } from '../ui/remember';

export const SIDEBAR_COOKIE = 'wl_nav';
const SINGLE_KEYS = 'wl_keys';

export function rememberSidebar(isCollapsed: boolean): void {
  remember(SIDEBAR_COOKIE, isCollapsed ? 'collapsed' : 'open');
}

const listeners = new Set<() => void>();

/** Single-key shortcuts can be switched off, for people whose speech input types letters (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return window.localStorage.getItem(SINGLE_KEYS) !== 'off';
}

export function setSingleKeys(isOn: boolean): void {
  window.localStorage.setItem(SINGLE_KEYS, isOn ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function onSingleKeysChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
