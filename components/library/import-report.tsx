'use client';

import { Stat, StatRow } from '@/components/ui/stat';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { PracticeImport } from '@/lib/practices/input-schema';

const SHOWN = 100;

interface ImportReportProps {
  fileName: string;
  report: PracticeImport;
}

/** What the file would do, and which of its rows stay out and why. */
export function ImportReport({
  fileName,
  report: { inserted, updated, rejected, errors },
}: ImportReportProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">
        Dry run of <span className="font-medium">{fileName}</span>. Nothing has been written yet.
      </p>
      <StatRow>
        <Stat label="New" value={inserted} />
        <Stat label="Known already" value={updated} note="figures are added" />
        <Stat label="Rejected" value={rejected} />
      </StatRow>
      {errors.length > 0 ? (
        <Table aria-label="Rows and reasons">
          <Thead>
            <tr>
              <Th numeric>Row</Th>
              <Th>Column</Th>
              <Th>Why it is rejected</Th>
            </tr>
          </Thead>
          <Tbody>
            {errors.slice(0, SHOWN).map(({ row, field, message }) => (
              <Tr key={`${row} ${field} ${message}`}>
                <Td numeric className="num">
                  {row}
                </Td>
                <Td>{field}</Td>
                <Td>{message}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      ) : null}
      {errors.length > SHOWN ? <p className="text-muted text-sm">And {errors.length - SHOWN} more.</p> : null}
    </div>
  );
}
