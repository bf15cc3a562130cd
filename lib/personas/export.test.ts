import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { EXPORT_CSV_COLUMNS, personaCsv } from './export-csv';
import { personaDocument } from './export-document';
import { fileNameOf } from './export-format';
import { metricsOf } from './export-metrics';
import { personaPdf } from './export-pdf';
import { toPrintable } from './pdf-fonts';
import type { Persona } from './schema';
import { exportAnalysis, exportPersona } from './testing/export-persona';

const AT = '2026-11-20T10:00:00Z';

async function read(persona: Persona) {
  const bytes = await personaPdf(personaDocument(persona, exportAnalysis()), AT);
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  return { bytes, pdf, pages: text, all: text.join('\n').replace(/\s+/g, ' ') };
}

describe('the document', () => {
  it('numbers receipts by first citation and leaves out what nobody cites', () => {
    const { notes, sections } = personaDocument(exportPersona(), exportAnalysis());
    expect(notes.map(({ number, receipt }) => [number, receipt.id])).toEqual([
      [1, 'e3'],
      [2, 'e1'],
      [3, 'e4'],
      [4, 'e2'],
      [5, 'e5'],
      [6, 'e6'],
      [7, 'e7'],
      [8, 'e8'],
    ]);
    expect(sections.find(({ title }) => title === 'Likely objections')?.lines[0]?.notes).toEqual([4, 6]);
    expect(notes[1]?.text).toBe('6 Oct 2026: E-mail, answered after 3 hours “Numbers first, please.”');
    // A label that says the day is not told twice.
    const [receipt] = exportPersona().evidence;
    const evidence = receipt ? [{ ...receipt, label: 'Note on 6 Oct 2026: Budget', quote: null }] : [];
    expect(personaDocument(exportPersona({ evidence }), exportAnalysis()).notes[0]?.text).toBe(
      'Note on 6 Oct 2026: Budget',
    );
  });

  it('says which engine wrote it, and why no other did', () => {
    const engineOf = (change: Partial<Persona['generation']>) => {
      const persona = exportPersona();
      Object.assign(persona.generation, change);
      const { facts } = personaDocument(persona, exportAnalysis());
      return facts.find(({ label }) => label === 'Engine')?.value;
    };
    expect(engineOf({ fallback_reason: 'openai: no_key; anthropic: no_key' })).toBe(
      'Local engine; no language model is connected',
    );
    expect(
      engineOf({ engine: 'anthropic', model: 'claude-x', fallback_reason: 'openai: rate_limited' }),
    ).toBe('Claude (claude-x); before it: openai: rate limited');
  });

  it('drops a citation of a receipt that is not there', () => {
    const persona = exportPersona({ evidence: [] });
    const { notes, sections } = personaDocument(persona, exportAnalysis());
    expect(notes).toEqual([]);
    expect(sections.every(({ lines }) => lines.every((line) => line.notes.length === 0))).toBe(true);
  });
});

describe('the PDF', { timeout: 60_000 }, () => {
  it('has selectable text with every claim, every footnote once, the figures and its own title', async () => {
    const { pdf, all, pages } = await read(exportPersona());
    const persona = exportPersona();
    const { notes } = personaDocument(persona, exportAnalysis());
    for (const { number, text } of notes) {
      expect(all.split(`[${number}] ${text.slice(0, 12)}`), text).toHaveLength(2);
    }
    expect(all).toContain('Send the calculation before the meeting. [2, 7] inferred');
    expect(all).toContain('Answers in the morning, wants the numbers first');
    expect(all).toContain('Ödland Энергия');
    expect(all).toMatch(/E-mails answered 71 % 54–84 % 26/);
    expect(all).toContain('Cheapest next step, 10 points');
    expect(all).not.toContain('Cited by nobody');
    expect(pages.map((page) => page.match(/Page (\d) of (\d)/)?.slice(1))).toEqual(
      pages.map((_, index) => [String(index + 1), String(pages.length)]),
    );
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: 'en', Title: expect.stringContaining('Zdenka Vyskočilová') });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('is tagged: a heading, paragraphs, a table with header cells, notes', async () => {
    const { pdf } = await read(exportPersona());
    const roles = new Set<string>();
    const walk = (node: unknown) => {
      if (typeof node !== 'object' || node === null || !('role' in node)) return;
      roles.add(String(node.role));
      if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk);
    };
    for (let page = 1; page <= pdf.numPages; page++) walk(await (await pdf.getPage(page)).getStructTree());
    expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Note']));
  });

  it('prints □ for letters that Inter lacks, and says so', async () => {
    const { all } = await read(exportPersona());
    expect(all).toContain('procurement □□□□ into threads');
    expect(all).toContain('□ stands for a character');
    const { contact } = exportPersona();
    const plain = exportPersona({ contact, content: { name: 'Plain', sections: {} as never } });
    expect((await read(plain)).all).not.toContain('□');
  });

  it('keeps every word and every footnote of long texts, each footnote on a page of its citation or after', async () => {
    const long = exportPersona();
    const words = Array.from({ length: 1500 }, (_, i) => `word${i}`).join(' ');
    const evidence = Array.from({ length: 30 }, (_, i) => ({
      ...long.evidence[0],
      id: `e${i + 1}`,
      label: `Receipt number ${i + 1} ${'with a long label '.repeat(8)}`,
    })) as Persona['evidence'];
    long.content.sections.approach = [
      { text: words, basis: 'inferred', evidence: ['e1'] },
      { text: 'x'.repeat(6000), basis: 'inferred', evidence: ['e2'] },
      { text: 'Many receipts.', basis: 'inferred', evidence: evidence.map(({ id }) => id) },
    ];
    const { all, pages } = await read({ ...long, evidence });
    for (const word of ['word0', 'word750', 'word1499'])
      expect(all.split(new RegExp(`\\b${word}\\b`))).toHaveLength(2);
    expect(all.match(/x/g)?.length).toBeGreaterThanOrEqual(6000);
    for (const { number, label } of evidence.map(({ label }, i) => ({ number: i + 1, label })))
      expect(all, label).toContain(`Receipt number ${number} with`);
    const pageOf = (needle: string) => pages.findIndex((page) => page.replace(/\s+/g, ' ').includes(needle));
    expect(pageOf('Receipt number 30 with')).toBeGreaterThanOrEqual(pageOf('Many receipts.'));
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.length).toBeLessThan(20);
    expect(pages.every((page) => page.length > 150)).toBe(true);
  });
});

describe('the figures', () => {
  it('come with interval and n, and say what was never observed', () => {
    const rows = metricsOf(exportAnalysis());
    const row = (name: string) => rows.find((metric) => metric.name === name);
    expect(row('E-mails answered')).toMatchObject({ value: '71 %', interval: '54–84 %', n: '26' });
    expect(row('Median time to an answer')).toMatchObject({ value: '4 h', interval: '3–6.3 h', n: '19' });
    expect(row('E-mails clicked')).toMatchObject({ value: 'not observed', interval: '', n: '0' });
  });
});

describe('the CSV', () => {
  it('has one row a claim with its evidence, and nothing that a spreadsheet would run', () => {
    const persona = exportPersona();
    const [first] = persona.content.sections.dos;
    if (first) first.text = '=1+1;\n"quoted"';
    const rows: Record<string, string>[] = parse(personaCsv(persona), { columns: true, bom: true });
    expect(Object.keys(rows[0] ?? {})).toEqual([...EXPORT_CSV_COLUMNS]);
    expect(rows).toHaveLength(12);
    const objection = rows.find(({ section }) => section === 'Likely objections');
    expect(objection).toMatchObject({ evidence_ids: 'e2; e6', basis: 'inferred' });
    expect(objection?.evidence_dates).toBe('2026-10-08T09:30:00Z; 2026-10-13T09:30:00Z');
    expect(rows.find(({ section }) => section === 'Do')?.claim).toBe('\'=1+1;\n"quoted"');
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+@-]/);
  });
});

describe('printable text', () => {
  const covered = new Set([...'abcé☺□'].map((letter) => letter.codePointAt(0) ?? 0));
  it('joins accents before it looks, and counts a family as one', () => {
    expect(toPrintable('e\u0301', covered)).toEqual({ text: 'é', isWhole: true });
    expect(toPrintable('a👨‍👩‍👧b', covered)).toEqual({ text: 'a□b', isWhole: false });
    expect(toPrintable('a\u200bb\u202ec', covered)).toEqual({ text: 'abc', isWhole: true });
  });
});

describe('the file name', () => {
  it('is plain ASCII', () => {
    expect(fileNameOf('Zdenka Vyskočilová', 'pdf')).toBe('persona-zdenka-vyskocilova.pdf');
    expect(fileNameOf('田中', 'csv')).toBe('persona.csv');
    expect(fileNameOf('../../"x"\r\n', 'json')).toBe('persona-x.json');
  });
});
