const MOST = 100_000;

/** The payload for reading: JSON with indentation, anything else as it came; very long ones are cut, and say so. */
export function payloadText(body: string): string {
  const text = pretty(body);
  return text.length > MOST
    ? `${text.slice(0, MOST)}\n… cut after ${MOST.toLocaleString('en')} characters`
    : text;
}

function pretty(body: string): string {
  // Reading numbers would round what providers send: only bodies without long numbers are laid out anew.
  if (body.length > MOST || /\d{16}/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
