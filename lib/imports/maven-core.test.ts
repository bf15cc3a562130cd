import { describe, expect, it } from 'vitest';
import { readCsv } from './csv-table';
import { inferKind } from './infer';
import { hasMavenFiles, MAVEN_SKIPPED, mavenFile } from './maven-files';
import { prepareImport } from './prepare';

if (!hasMavenFiles) console.warn(MAVEN_SKIPPED);

describe.skipIf(!hasMavenFiles)('the four original files of Maven CRM', () => {
  const table = (name: Parameters<typeof mavenFile>[0]) => readCsv(mavenFile(name));

  it('are recognised by their columns', () => {
    expect(
      (['sales_pipeline', 'accounts', 'products', 'sales_teams'] as const).map((name) =>
        inferKind(table(name)),
      ),
    ).toEqual(['deals', 'companies', 'products', 'team_members']);
  });

  it('give 8,800 deals, 4,238 of them won, without any mapping', () => {
    const { records, errors, mapping } = prepareImport('deals', table('sales_pipeline'));
    const count = (status: string) => records.filter(({ data }) => data.status === status).length;
    expect(errors).toEqual([]);
    expect([records.length, count('won'), count('lost'), count('open')]).toEqual([8800, 4238, 2473, 2089]);
    expect(records.filter(({ data }) => data.company === null)).toHaveLength(1425);
    expect(mapping).toMatchObject({
      opportunity_id: { field: 'external_id' },
      sales_agent: { field: 'owner_name' },
      account: { field: 'company' },
      deal_stage: { field: 'stage' },
      engage_date: { field: 'opened_at' },
      close_date: { field: 'closed_at' },
      close_value: { field: 'amount' },
    });
  });

  it('suggest technology and Philippines, and apply neither', () => {
    const { suggestions, records } = prepareImport('companies', table('accounts'));
    expect(suggestions).toContainEqual({
      field: 'industry',
      from: 'technolgy',
      to: 'technology',
      count: 12,
      how: 'suggestion',
    });
    expect(suggestions).toContainEqual({
      field: 'region',
      from: 'Philipines',
      to: 'Philippines',
      count: 1,
      how: 'suggestion',
    });
    expect(records.filter(({ data }) => data.industry === 'technolgy')).toHaveLength(12);
    expect(records).toHaveLength(85);
  });
});
