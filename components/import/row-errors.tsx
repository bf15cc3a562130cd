import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ImportKind } from '@/lib/imports/kinds';
import type { RowError } from '@/lib/imports/schema';
import { fieldLabel, plural } from './import-words';

const SHOWN = 100;

export function RowErrors({ kind, errors }: { kind: ImportKind; errors: readonly RowError[] }) {
  return (
    <>
      <Table aria-label="Rows and reasons">
        <Thead>
          <tr>
            <Th numeric>Line</Th>
            <Th>Field</Th>
            <Th>Why it is rejected</Th>
          </tr>
        </Thead>
        <Tbody>
          {errors.slice(0, SHOWN).map(({ row, line, field, message }) => (
            <Tr key={`${row} ${field} ${message}`}>
              <Td numeric className="num">
                {line ?? row}
              </Td>
              <Td className="whitespace-nowrap">{field ? fieldLabel(kind, field) : ''}</Td>
              <Td>{message}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {errors.length > SHOWN ? (
        <p className="px-4 py-2 text-muted text-sm">
          And {plural(errors.length - SHOWN, 'more message')}, all of them in the CSV.
        </p>
      ) : null}
    </>
  );
}
