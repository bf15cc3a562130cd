import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { readCsv } from './csv-table';
import { readJson } from './json-table';
import type { ImportKind } from './kinds';
import { prepareImport } from './prepare';
import type { Mapping } from './schema';

const fromCsv = (kind: ImportKind, text: string, mapping?: Mapping) =>
  prepareImport(kind, readCsv(new TextEncoder().encode(text)), mapping);
const fromJson = (kind: ImportKind, rows: unknown, mapping?: Mapping) =>
  prepareImport(kind, readJson(rows), mapping);
const data = (prepared: ReturnType<typeof prepareImport>) => prepared.records.map((record) => record.data);

describe('deals', () => {
  it('takes the status from the stage, and keeps the stage', () => {
    const prepared = fromCsv('deals', 'Deal ID,Deal Stage\n1,Won\n2,Engaging\n3,Legal review\n');
    expect(data(prepared)).toMatchObject([
      { external_id: '1', status: 'won', stage: 'Won' },
      { status: 'open', stage: 'Engaging' },
      { status: 'open', stage: 'Legal review' },
    ]);
    expect(prepared.warnings).toEqual([
      { row: 3, line: 4, field: 'stage', message: 'The stage "Legal review" counts as open.' },
    ]);
  });

  it('obeys a mapping: value map, attributes for the rest, ignored columns, the stage kept from the status', () => {
    const prepared = fromCsv('deals', 'id,state,secret,floors\n1,Blue,x,3\n2,Green,y,\n', {
      id: { field: 'external_id' },
      state: { field: 'status', values: { blue: 'won', GREEN: 'open' } },
      secret: { field: 'ignore' },
    });
    expect(data(prepared)).toEqual([
      { external_id: '1', status: 'won', stage: 'Blue', attributes: { floors: 3 } },
      { external_id: '2', status: 'open', stage: 'Green', attributes: { floors: null } },
    ]);
  });

  it('reads the close date of an open deal as the expected one', () => {
    const prepared = fromCsv('deals', 'id,status,close date\n1,open,2026-12-01\n2,won,2026-01-01\n');
    expect(data(prepared)).toMatchObject([
      { expected_close_on: '2026-12-01', closed_at: null },
      { closed_at: '2026-01-01T00:00:00.000Z' },
    ]);
  });

  it('rejects by row and field, in words, and keeps the good rows', () => {
    const prepared = fromCsv(
      'deals',
      'id,status,amount,opened_at\n1,won,10,2026-01-05\n,won,10,2026-01-05\n3,maybe,ten,5/6/2026\n4,won,20,\n',
    );
    expect(data(prepared).map(({ external_id }) => external_id)).toEqual(['1', '4']);
    expect(prepared.errors.map(({ row, line, field }) => [row, line, field])).toEqual([
      [2, 3, 'external_id'],
      [3, 4, 'status'],
      [3, 4, 'amount'],
      [3, 4, 'opened_at'],
    ]);
  });

  it('lets the last of several rows with one id count, and says which', () => {
    const prepared = fromCsv('deals', 'id,status\n1,open\n2,won\n1,won\n2,won\n');
    expect(data(prepared)).toMatchObject([{ external_id: '1', status: 'won' }, { external_id: '2' }]);
    expect(prepared.errors.map(({ line, message }) => [line, message])).toEqual([
      [2, 'Line 4 has the same id; the last one counts.'],
      [3, 'Line 5 is the same row again; it was imported once.'],
    ]);
  });

  it('keeps formulas as text and warns', () => {
    const prepared = fromCsv('deals', 'id,status,name,note\n1,won,"=HYPERLINK(""x"")",@SUM(A1)\n');
    expect(data(prepared)).toMatchObject([{ name: '=HYPERLINK("x")', attributes: { note: '@SUM(A1)' } }]);
    expect(prepared.warnings.map(({ field }) => field)).toEqual(['name', 'note']);
  });

  it('takes a name under owner_email for the owner name', () => {
    const prepared = fromCsv('deals', 'id,status,owner_email\n1,won,Moses Frase\n2,won,A@B.example\n');
    expect(data(prepared)).toMatchObject([
      { owner_name: 'Moses Frase', owner_email: null },
      { owner_email: 'a@b.example' },
    ]);
  });

  it('says which field no column gives', () => {
    expect(() => fromCsv('deals', 'foo,bar\n1,2\n')).toThrow(/No column gives Id \(external_id\) and Status/);
    expect(() => fromCsv('deals', 'id,status\n1,won\n', { id: { field: 'nonsense' } })).toThrow(
      /"nonsense" is not a field of deals/,
    );
  });
});

describe('JSON rows', () => {
  it('keep unknown keys, absent keys, types and nested attributes', () => {
    const prepared = fromJson('deals', [
      { external_id: '1', status: 'won', amount: 12.5, attributes: { a: 1, deep: { b: [true] } }, floors: 3 },
      { external_id: '2', status: 'open', amount: null },
    ]);
    expect(data(prepared)).toEqual([
      { external_id: '1', status: 'won', amount: 12.5, attributes: { a: 1, deep: { b: [true] }, floors: 3 } },
      { external_id: '2', status: 'open', amount: null, attributes: {} },
    ]);
  });

  it('are rejected one by one', () => {
    const prepared = fromJson('deals', [
      { external_id: '1', status: 'won' },
      'text',
      null,
      { status: 'won' },
      { external_id: '5' },
    ]);
    expect(prepared.errors.map(({ row, field }) => [row, field])).toEqual([
      [2, ''],
      [3, ''],
      [4, 'external_id'],
      [5, 'status'],
    ]);
    expect(prepared.records).toHaveLength(1);
  });

  it('are limited', () => {
    expect(() => readJson({})).toThrow(AppError);
    expect(() => readJson(Array.from({ length: 10_001 }, () => ({})))).toThrow('10001 rows');
  });
});

describe('other kinds', () => {
  it('derive the size of a company from employees or a range', () => {
    const prepared = fromCsv('companies', 'company,employees,size\nA,51,\nB,1-50,\nC,,enterprise\nD,many,\n');
    expect(data(prepared).map(({ employees, company_size }) => [employees, company_size])).toEqual([
      [51, 'medium'],
      [undefined, 'small'],
      [null, 'large'],
    ]);
    expect(prepared.errors).toMatchObject([{ row: 4, field: 'employees' }]);
  });

  it('recognise contacts by id or address, whichever repeats', () => {
    const prepared = fromCsv('contacts', 'id,email,name\n1,a@x.example,\n2,A@X.example,\n,,Ann\n');
    expect(data(prepared)).toMatchObject([{ external_id: '2', email: 'a@x.example' }]);
    expect(prepared.errors).toMatchObject([
      { row: 1, field: 'email' },
      { row: 3, field: 'email' },
    ]);
  });

  it('give an activity without an id the same id again', () => {
    const row = {
      kind: 'call',
      occurred_at: '2026-01-01T10:00:00Z',
      contact_email: 'a@x.example',
      metadata: { completed: true },
    };
    const [first, second] = [fromJson('activities', [row]), fromJson('activities', [row])].map(
      (prepared) => data(prepared)[0]?.external_id,
    );
    expect(first).toMatch(/^auto:[0-9a-f]{16}$/);
    expect(second).toBe(first);
    expect(fromJson('activities', [{ ...row, contact_email: undefined }]).errors).toMatchObject([
      { row: 1, field: 'contact_email' },
    ]);
  });
});
