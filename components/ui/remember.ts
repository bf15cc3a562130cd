/** Keeps a choice of this device for a year, where the server reads it before it renders the next page. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
