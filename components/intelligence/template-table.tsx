'use client';

import { SlottedText } from '@/components/library/slotted-text';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { Interval } from '@/components/ui/interval';
import type { CommonsTemplate, TemplateUse } from '@/lib/intelligence/commons-schema';

const columns: Column<TemplateUse>[] = [
  {
    id: 'template',
    header: 'Subject line',
    value: ({ template }) => template,
    cell: ({ template }) => <SlottedText>{template}</SlottedText>,
  },
  {
    id: 'open_rate',
    header: 'Opened',
    numeric: true,
    value: ({ open_rate }) => open_rate.mean,
    cell: ({ open_rate }) => <Interval {...open_rate} />,
    from: 'sm',
  },
  { id: 'n', header: 'Messages', numeric: true, value: ({ n }) => n },
];
const receivedColumns: Column<CommonsTemplate>[] = [
  ...columns,
  { id: 'organizations', header: 'Organisations', numeric: true, value: (row) => row.n_organizations },
];

export function GivenTemplates({ templates }: { templates: readonly TemplateUse[] }) {
  return (
    <DataTable
      label="Templates given"
      columns={columns}
      rows={templates}
      rowId={({ template }) => template}
      exportName="commons-templates-given"
      sortParam="templates-given"
    />
  );
}

export function ReceivedTemplates({ templates }: { templates: readonly CommonsTemplate[] }) {
  return (
    <DataTable
      label="Templates received"
      columns={receivedColumns}
      rows={templates}
      rowId={({ template }) => template}
      exportName="commons-templates-received"
      sortParam="templates-received"
    />
  );
}
