import iconv from 'iconv-lite';

/** What mails say, and what they mean by it. */
const MEANT: Record<string, string> = {
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};

/** Text in the charset that the mail names. Without one, or with an unknown one: UTF-8 if it is that, else Western. */
export function decodeBytes(bytes: Uint8Array, charset?: string): string {
  const name = charset?.trim().toLowerCase() ?? '';
  const meant = MEANT[name] ?? name;
  if (meant !== '' && meant !== 'utf-8') {
    if (iconv.encodingExists(meant)) return iconv.decode(Buffer.from(bytes), meant);
    // iconv-lite has no stateful Japanese; the platform has.
    const decoder = decoderOf(meant);
    if (decoder) return decoder.decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), 'windows-1252');
  }
}

function decoderOf(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}
