import 'server-only';
import { parsePartialJson } from 'ai';

/** The object as far as it has been written, each time that another part of it is complete. */
export async function* partialObjects(stream: ReadableStream<string>): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    if (!value.includes('}')) continue;
    const { value: object } = await parsePartialJson(text);
    if (object !== undefined) yield object;
  }
}
