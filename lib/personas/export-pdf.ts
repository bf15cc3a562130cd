import 'server-only';
import PDFDocument from 'pdfkit';
import type { ExportDocument, ExportLine, ExportNote } from './export-document';
import { formatDay } from './export-format';
import { type Block, createFlow, INK, MUTED } from './pdf-flow';
import { loadFonts, MISSING, type Printable, toPrintable } from './pdf-fonts';
import { drawTable } from './pdf-table';

type Doc = PDFKit.PDFDocument;
type Look = Omit<Block, 'tag' | 'text' | 'actual'>;
type Print = (text: string) => Printable;

const MARGINS = { top: 78, bottom: 68, left: 56, right: 56 };
const LEGEND =
  'Confirmed: a record or something observed says it. Inferred: concluded from what was observed, or from ' +
  'others like this contact. Unknown: nothing supports a claim. Figures in brackets are footnotes: the evidence, ' +
  'with its date.';

/** The document as a tagged A4 file with selectable text; `at` is the moment of the export. */
export async function personaPdf(content: ExportDocument, at: string): Promise<Uint8Array> {
  const fonts = await loadFonts();
  let hasGaps = false;
  const print: Print = (text) => {
    const printable = toPrintable(text, fonts.covered);
    hasGaps ||= !printable.isWhole;
    return printable;
  };
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    bufferPages: true,
    tagged: true,
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${content.title}: ${content.subject}`,
      Author: 'Winloop',
      Creator: 'Winloop',
      Subject: 'Persona',
      CreationDate: new Date(at),
    },
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  const bytes = collect(doc);
  drawBody(doc, content, print, () => hasGaps);
  drawMargins(doc, print(content.subject).text, at);
  doc.end();
  return bytes;
}

function drawBody(doc: Doc, content: ExportDocument, print: Print, hasGaps: () => boolean) {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const flow = createFlow(doc, root, (note: ExportNote) => `[${note.number}] ${print(note.text).text}`);
  const block = (tag: string, text: string, look: Look): Block => {
    const printable = print(text);
    return { tag, text: printable.text, ...(printable.isWhole ? {} : { actual: text }), ...look };
  };
  const heading = (text: string): Block => block('H2', text, { font: 'bold', size: 13, before: 16 });
  const small = (text: string, before: number): Block =>
    block('P', text, { font: 'regular', size: 8.5, color: MUTED, before });

  flow.place(root, [
    block('H1', content.title, { font: 'bold', size: 22 }),
    block('P', content.subject, { font: 'regular', size: 11, color: MUTED, before: 2 }),
  ]);
  flow.draw(10, () => undefined);
  const facts = content.facts.map(({ label, value }) => [print(label).text, print(value).text]);
  drawTable(doc, root, flow, { widths: [0.26, 0.74], header: null, rows: facts });
  flow.place(root, [small(LEGEND, 8)]);

  // Notes are numbered by first citation, so a higher number than any before is cited here first.
  let cited = 0;
  for (const section of content.sections) {
    const lines = section.lines.map((line): Block => {
      const before = cited;
      cited = Math.max(cited, ...line.notes);
      return {
        ...block('P', line.text, lookOf(line)),
        notes: content.notes.filter(({ number }) => number > before && number <= cited),
      };
    });
    const [first, ...others] = lines;
    if (first) flow.place(root, [heading(section.title), first]);
    for (const line of others) flow.place(root, [line]);
  }
  if (content.metrics.length > 0) {
    const asOf = ` Counted on ${formatDay(content.metricsAsOf)}.`;
    flow.place(root, [
      heading('Observed behaviour'),
      small(`Intervals hold 90 % of what is plausible.${asOf}`, 0),
    ]);
    drawTable(doc, root, flow, {
      widths: [0.4, 0.24, 0.24, 0.12],
      header: ['Measure', 'Value', '90 % interval', 'n'],
      rows: content.metrics.map(({ name, value, interval, n }) =>
        [name, value, interval, n].map((cell) => print(cell).text),
      ),
      numericFrom: 1,
    });
  }
  if (content.quality.length > 0) {
    const lines = content.quality.map((text) =>
      block('P', text, { font: 'regular', size: 10, indent: 12, bullet: true, before: 3 }),
    );
    const [first, ...others] = lines;
    if (first) flow.place(root, [heading('Data quality'), first]);
    for (const line of others) flow.place(root, [line]);
  }
  if (hasGaps())
    flow.place(root, [
      small(
        `${MISSING} stands for a character that this file’s font does not have; the CSV and JSON files have it.`,
        12,
      ),
    ]);
  flow.finish();
  root.end();
}

function lookOf({ text, basis, notes }: ExportLine): Look {
  const cited = notes.length > 0 ? ` [${notes.join(', ')}]` : '';
  return {
    tail: text.toLowerCase().startsWith(basis) ? cited : `${cited} ${basis}`,
    font: 'regular',
    size: 10.5,
    indent: 12,
    bullet: true,
    before: 4,
    color: basis === 'unknown' ? MUTED : INK,
  };
}

/** Running header and page numbers, once it is known how many pages there are. */
function drawMargins(doc: Doc, subject: string, at: string) {
  const { start, count } = doc.bufferedPageRange();
  const width = doc.page.width - MARGINS.left - MARGINS.right;
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    // Otherwise text below the bottom margin starts a page.
    doc.page.margins = { ...MARGINS, bottom: 0 };
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('regular').fontSize(8).lineGap(0).fillColor(MUTED);
    const line = { lineBreak: false, height: 10, ellipsis: true } as const;
    doc.text(`Persona: ${subject}`, MARGINS.left, 40, { ...line, width: width - 150 });
    doc.text(`Exported ${formatDay(at)}`, MARGINS.left, 40, { ...line, width, align: 'right' });
    const foot = doc.page.height - 40;
    doc.text('Winloop: observed behaviour only', MARGINS.left, foot, { ...line, width });
    doc.text(`Page ${page + 1} of ${count}`, MARGINS.left, foot, { ...line, width, align: 'right' });
    doc.endMarkedContent();
  }
}

function collect(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
