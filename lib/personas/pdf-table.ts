import 'server-only';
import { type Flow, INK, MUTED } from './pdf-flow';

type Doc = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

export type PdfTable = {
  /** Shares of the width; they add up to 1. */
  widths: readonly number[];
  header: readonly string[] | null;
  rows: readonly (readonly string[])[];
  /** From this column on, figures stand at the right. */
  numericFrom?: number;
};

const SIZE = 9.5;
const PADDING = 4;
const GAP = 10;

/** A table that says its header again on every page. */
export function drawTable(doc: Doc, parent: Structure, flow: Flow, table: PdfTable): void {
  const { left, right } = doc.page.margins;
  const width = doc.page.width - left - right;
  const starts = table.widths.map((_, index) =>
    table.widths.slice(0, index).reduce((sum, share) => sum + share * width, left),
  );
  const last = table.widths.length - 1;
  const widthOf = (index: number) => (table.widths[index] ?? 0) * width - (index === last ? 0 : GAP);
  const fontOf = (isHead: boolean) =>
    doc
      .font(isHead ? 'bold' : 'regular')
      .fontSize(SIZE)
      .lineGap(2);
  const structure = doc.struct('Table');
  parent.add(structure);

  function heightOf(cells: readonly string[], isHead: boolean): number {
    fontOf(isHead);
    const heights = cells.map((cell, index) => doc.heightOfString(cell || ' ', { width: widthOf(index) }));
    return Math.max(...heights) + 2 * PADDING;
  }

  function drawRow(cells: readonly string[], isHead: boolean) {
    const height = heightOf(cells, isHead);
    flow.draw(height, (y) => {
      const row = doc.struct('TR');
      structure.add(row);
      for (const [index, cell] of cells.entries()) {
        const align = index >= (table.numericFrom ?? cells.length) ? 'right' : 'left';
        const isLabel = isHead || index === 0;
        const drawn = () => {
          fontOf(isHead).fillColor(isLabel ? MUTED : INK);
          doc.text(cell, starts[index] ?? left, y + PADDING, { width: widthOf(index), align });
        };
        row.add(doc.struct(isLabel ? 'TH' : 'TD', {}, [drawn]));
      }
      row.end();
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(left, y + height)
        .lineTo(left + width, y + height)
        .lineWidth(0.5)
        .stroke('#e3e5e9');
      doc.endMarkedContent();
    });
  }

  const { header, rows } = table;
  if (header) {
    flow.reserve(heightOf(header, true) + heightOf(rows[0] ?? header, false));
    drawRow(header, true);
  }
  for (const row of rows) {
    const isNextPage = flow.reserve(heightOf(row, false));
    if (isNextPage && header) drawRow(header, true);
    drawRow(row, false);
  }
  structure.end();
}
