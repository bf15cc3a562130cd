/** Opening the palette, the shortcut sheet or the menu from anywhere, without a context around the whole page. */
export type ShellPanel = 'palette' | 'help' | 'nav';

const target = typeof window === 'undefined' ? null : new EventTarget();

export function openPanel(panel: ShellPanel): void {
  target?.dispatchEvent(new CustomEvent('open', { detail: panel }));
}

export function onOpenPanel(listen: (panel: ShellPanel) => void): () => void {
  const handle = (event: Event) => listen((event as CustomEvent<ShellPanel>).detail);
  target?.addEventListener('open', handle);
  return () => target?.removeEventListener('open', handle);
}

export function toggleSidebar(): void {
  target?.dispatchEvent(new Event('sidebar'));
}

export function onToggleSidebar(listen: () => void): () => void {
  target?.addEventListener('sidebar', listen);
  return () => target?.removeEventListener('sidebar', listen);
}
