/** The official client adds /v1 itself, the AI SDK does not: people may write the address either way. */
export function anthropicBaseUrl(address: string): string {
  return address.replace(/\/+$/, '').replace(/\/v1$/, '');
}
