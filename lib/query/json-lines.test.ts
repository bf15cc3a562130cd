import { describe, expect, it } from 'vitest';
import { readJsonLines } from './json-lines';

function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}

describe('readJsonLines', () => {
  it('reads the same lines however the bytes are cut, a letter of two bytes included', async () => {
    const lines = [{ words: 'Größe' }, { n: 2 }, { last: true }];
    const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'));
    for (const size of [1, 2, 7, bytes.length]) {
      const read: unknown[] = [];
      for await (const line of readJsonLines(inPieces(bytes, size))) read.push(line);
      expect(read).toEqual(lines);
    }
  });
});
