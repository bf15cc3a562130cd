import { type ReactNode, useId } from 'react';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';

export interface ChartTable {
  header: readonly string[];
  rows: ReadonlyArray<readonly string[]>;
}

interface ChartFrameProps {
  title: string;
  /** What the picture says, in a sentence or two, with the figures. */
  summary: string;
  /** The same values as the picture, for everybody who would rather read them. */
  table: ChartTable;
  children: ReactNode;
}

/** Every chart: title, picture, the picture in words, and its values as a table. */
export function ChartFrame({ title, summary, table, children }: ChartFrameProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="font-medium text-sm">
        {title}
      </figcaption>
      <div aria-hidden className="my-2">
        {children}
      </div>
      <p className="text-muted text-sm">{summary}</p>
      <details className="mt-2 text-sm">
        <summary className="w-fit rounded-sm text-accent-ink">Show the values</summary>
        <div className="mt-2 rounded-md border">
          <Table aria-label={`${title}: values`}>
            <Thead>
              <tr>
                {table.header.map((cell, index) => (
                  <Th key={cell} numeric={index > 0}>
                    {cell}
                  </Th>
                ))}
              </tr>
            </Thead>
            <Tbody>
              {table.rows.map((row) => (
                <Tr key={row.join('|')}>
                  {row.map((cell, index) => (
                    <Td key={table.header[index] ?? cell} numeric={index > 0}>
                      {cell}
                    </Td>
                  ))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        </div>
      </details>
    </figure>
  );
}
