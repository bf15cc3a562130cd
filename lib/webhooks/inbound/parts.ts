import { Readable } from 'node:stream';
import Busboy, { type BusboyFileStream } from '@fastify/busboy';

/** `bytes` is empty for an attachment: only its size is kept. */
export type Part = { name: string; fileName: string | undefined; bytes: Buffer; size: number };
/** What could be read, and why the rest could not. */
export type Parts = { parts: Part[]; problem?: string };

const MAX_PARTS = 2000;
const ATTACHMENT = /^attachment\d+$/;

/**
 * The parts of a multipart/form-data body as the bytes that were sent: SendGrid leaves texts in the charset of the
 * mail, so they must not be decoded here. Never throws; a body that ends early still gives what came before.
 */
export async function readParts(body: Uint8Array, contentType: string): Promise<Parts> {
  const parts: Part[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = Busboy({
        headers: { 'content-type': contentType },
        // A "file" is handed out as bytes; a "field" would be decoded and cut.
        isPartAFile: () => true,
        limits: { parts: MAX_PARTS },
      });
      parser.on('file', (name, stream, fileName) => {
        parts.push(collect(name, fileName, stream, reject));
      });
      parser.on('partsLimit', () => reject(new Error(`it has more than ${MAX_PARTS} parts`)));
      parser.on('error', reject).on('finish', resolve);
      Readable.from([body]).pipe(parser);
    });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'it ends early';
    return { parts, problem: `The form cannot be read: ${why.slice(0, 200)}` };
  }
  return parts.length > 0 ? { parts } : { parts, problem: 'The form has no fields.' };
}

function collect(
  name: string,
  fileName: string | undefined,
  stream: BusboyFileStream,
  fail: (error: Error) => void,
): Part {
  const isAttachment = fileName !== undefined || ATTACHMENT.test(name);
  const part: Part = { name, fileName, bytes: Buffer.alloc(0), size: 0 };
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    part.size += chunk.length;
    if (!isAttachment) chunks.push(chunk);
  });
  const finish = () => {
    part.bytes = Buffer.concat(chunks);
  };
  stream.on('end', finish);
  stream.on('error', (error) => {
    finish();
    fail(error);
  });
  return part;
}
