'use client';

import { Select } from '@/components/ui/select';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { bagOf, FIELDS, fieldOf } from '@/lib/imports/fields';
import { ATTRIBUTES, IGNORE, type ImportKind } from '@/lib/imports/kinds';
import type { ColumnMapping, ColumnPreview, Mapping } from '@/lib/imports/schema';
import { ColumnOptions } from './column-options';

interface MappingTableProps {
  kind: ImportKind;
  columns: readonly ColumnPreview[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Every column of the file, with what it becomes. A field that another column had moves to the new one. */
export function MappingTable({ kind, columns, mapping, onChange }: MappingTableProps) {
  const rest = bagOf(kind) === null ? IGNORE : ATTRIBUTES;
  const options = [
    ...FIELDS[kind].map(({ field, label, required }) => ({
      value: field,
      label: required ? `${label} (needed)` : label,
    })),
    ...(rest === ATTRIBUTES ? [{ value: ATTRIBUTES, label: 'Keep as attribute' }] : []),
    { value: IGNORE, label: 'Ignore' },
  ];
  const assign = (column: string, field: string) => {
    const isOwn = fieldOf(kind, field) !== undefined;
    const moved = Object.entries(mapping).map(([name, rule]) =>
      isOwn && rule.field === field ? [name, { field: rest }] : [name, rule],
    );
    onChange({ ...Object.fromEntries(moved), [column]: { field } });
  };
  const change = (column: string, rule: ColumnMapping) => onChange({ ...mapping, [column]: rule });
  return (
    <Table aria-label="Columns of the file">
      <Thead>
        <tr>
          <Th>Column</Th>
          <Th>For example</Th>
          <Th>Becomes</Th>
          <Th>Reading</Th>
        </tr>
      </Thead>
      <Tbody>
        {columns.map((preview) => {
          const rule = mapping[preview.column] ?? { field: rest };
          return (
            <Tr key={preview.column}>
              <Td className="py-2 align-top font-medium">{preview.column}</Td>
              <Td className="max-w-72 py-2 align-top text-muted">
                <span className="line-clamp-2">{preview.samples.join(' · ') || 'blank'}</span>
                {preview.blank > 0 ? (
                  <span className="text-xs">{preview.blank.toLocaleString('en')} blank</span>
                ) : null}
              </Td>
              <Td className="w-56 min-w-44 py-1.5 align-top">
                <Select
                  aria-label={`${preview.column} becomes`}
                  options={options}
                  value={rule.field}
                  onValueChange={(field) => assign(preview.column, field)}
                />
              </Td>
              <Td className="min-w-48 py-1.5 align-top">
                <ColumnOptions
                  kind={kind}
                  preview={preview}
                  rule={rule}
                  onChange={(next) => change(preview.column, next)}
                />
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
