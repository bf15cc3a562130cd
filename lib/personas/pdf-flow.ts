import 'server-only';
import type { ExportNote } from './export-document';

type Doc = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

export const INK = '#17181c';
export const MUTED = '#565b66';
const LINE = '#d5d8de';
const NOTE_SIZE = 8;
const NOTE_GAP = 2.5;
const RULE = 12;
/** Notes never take more of a page than this; the rest goes under the next one. */
const NOTES_SHARE = 0.45;

export type Block = {
  tag: string;
  text: string;
  /** Said in a quieter colour after the text. */
  tail?: string;
  /** The original, where the font lacks some of its letters: what a reader copies or hears. */
  actual?: string;
  font: 'regular' | 'bold';
  size: number;
  color?: string;
  indent?: number;
  bullet?: boolean;
  before?: number;
  notes?: readonly ExportNote[];
};

export type Flow = {
  /** Puts blocks under each other; they stay on one page when a page can hold them. */
  place: (parent: Structure, blocks: readonly Block[]) => void;
  /** Draws something of known height at the cursor. */
  draw: (height: number, run: (y: number) => void) => void;
  /** Room for this height, on this page or the next; true when it is the next. */
  reserve: (height: number) => boolean;
  finish: () => void;
};

/** A column of blocks with footnotes at the foot of the page that first cites them. */
export function createFlow(doc: Doc, root: Structure, noteText: (note: ExportNote) => string): Flow {
  const { left, right, top, bottom } = doc.page.margins;
  const width = doc.page.width - left - right;
  const end = doc.page.height - bottom;
  const blank = end - top;
  let y = top;
  let waiting: ExportNote[] = [];

  const style = (font: Block['font'], size: number) =>
    doc
      .font(font)
      .fontSize(size)
      .lineGap(size * 0.28);
  const fullText = ({ text, tail = '' }: Block) => text + tail;
  const heightOf = (block: Block) =>
    style(block.font, block.size).heightOfString(fullText(block), { width: width - (block.indent ?? 0) });
  const noteHeights = new Map<number, number>();
  const noteHeight = (note: ExportNote) => {
    const known = noteHeights.get(note.number);
    if (known !== undefined) return known;
    const height = style('regular', NOTE_SIZE).heightOfString(noteText(note), { width }) + NOTE_GAP;
    noteHeights.set(note.number, height);
    return height;
  };
  const notesHeight = (notes: readonly ExportNote[]) =>
    notes.length === 0 ? 0 : notes.reduce((sum, note) => sum + noteHeight(note), RULE);
  const reservedFor = (notes: readonly ExportNote[]) => Math.min(notesHeight(notes), blank * NOTES_SHARE);

  function drawNotes() {
    if (waiting.length === 0) return;
    let room = Math.max(end - y - RULE, 0);
    const fitting: ExportNote[] = [];
    for (const note of waiting) {
      room -= noteHeight(note);
      if (room < 0 && fitting.length > 0) break;
      fitting.push(note);
    }
    waiting = waiting.slice(fitting.length);
    let at = end - notesHeight(fitting);
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .moveTo(left, at + 3)
      .lineTo(left + 120, at + 3)
      .lineWidth(0.5)
      .stroke(LINE);
    doc.endMarkedContent();
    at += RULE;
    for (const note of fitting) {
      const height = noteHeight(note);
      const place = at;
      const drawn = () => {
        style('regular', NOTE_SIZE).fillColor(MUTED).text(noteText(note), left, place, { width });
      };
      root.add(doc.struct('Note', {}, [drawn]));
      at += height;
    }
  }

  function breakPage() {
    drawNotes();
    doc.addPage();
    y = top;
  }

  function reserve(height: number, notes: readonly ExportNote[] = []): boolean {
    if (y === top || y + height + reservedFor([...waiting, ...notes]) <= end) return false;
    breakPage();
    return true;
  }

  function drawBlock(parent: Structure, block: Block) {
    const indent = block.indent ?? 0;
    const height = heightOf(block);
    const place = y;
    const drawn = () => {
      if (block.bullet) doc.circle(left + 3, place + block.size * 0.62, 1.6).fill(MUTED);
      style(block.font, block.size).fillColor(block.color ?? INK);
      doc.text(block.text, left + indent, place, { width: width - indent, continued: Boolean(block.tail) });
      if (block.tail) doc.fillColor(MUTED).text(block.tail);
    };
    parent.add(doc.struct(block.tag, block.actual ? { actual: block.actual } : {}, [drawn]));
    y += height;
  }

  function place(parent: Structure, blocks: readonly Block[]) {
    const together = blocks.reduce((sum, block) => sum + (block.before ?? 0) + heightOf(block), 0);
    const notes = blocks.flatMap((block) => block.notes ?? []);
    if (together + reservedFor(notes) <= blank) reserve(together, notes);
    for (const block of blocks) {
      for (const part of cutToFit(block)) {
        reserve((part.before ?? 0) + heightOf(part), part.notes);
        if (y > top) y += part.before ?? 0;
        waiting.push(...(part.notes ?? []));
        drawBlock(parent, part);
      }
    }
  }

  /** A block longer than a page in parts that fit; its notes and its tail go with the last. */
  function cutToFit(block: Block): Block[] {
    const most = blank - reservedFor(block.notes ?? []);
    if (heightOf(block) <= most) return [block];
    const hasWords = block.text.includes(' ');
    const gap = hasWords ? ' ' : '';
    const words = block.text.split(gap);
    let [low, high] = [1, words.length];
    const { tail: _tail, notes: _notes, ...head } = block;
    const first = (count: number): Block => ({ ...head, text: words.slice(0, count).join(gap) });
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (heightOf(first(middle)) <= most) low = middle;
      else high = middle - 1;
    }
    const rest = words.slice(low).join(gap);
    return rest ? [first(low), ...cutToFit({ ...block, text: rest, bullet: false, before: 0 })] : [block];
  }

  return {
    place,
    reserve,
    draw: (height, run) => {
      run(y);
      y += height;
    },
    finish: () => {
      drawNotes();
      while (waiting.length > 0) {
        doc.addPage();
        y = top;
        drawNotes();
      }
    },
  };
}
