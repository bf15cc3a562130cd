import type { Column } from '@/components/ui/data-table-columns';
import { IntervalBar } from '@/components/ui/interval-bar';
import type { IcpDimension } from '@/lib/outcomes/icp-schema';
import { RateText } from './campaign-columns';
import { type Segment, segmentName } from './segment-words';

/** Segments with the rate of good answers, the best first; `max` ends the scale of the bars. */
export function segmentColumns(dimensions: readonly IcpDimension[], max: number): Column<Segment>[] {
  const nameOf = (row: Segment) => segmentName(row, dimensions);
  return [
    {
      id: 'segment',
      header: 'Segment',
      value: nameOf,
      cell: (row) => <span className="font-medium">{nameOf(row)}</span>,
    },
    {
      id: 'bar',
      header: 'Interval',
      hideHeader: true,
      sortable: false,
      from: 'lg',
      width: 'w-1/3',
      value: () => null,
      cell: (row) => <IntervalBar label={nameOf(row)} max={max} {...row.positive_rate} />,
    },
    {
      id: 'positive',
      header: 'Good answers',
      numeric: true,
      value: (row) => row.positive_rate.mean,
      cell: (row) => <RateText rate={row.positive_rate} />,
    },
    {
      id: 'close',
      header: 'Won',
      numeric: true,
      from: 'md',
      value: (row) => row.close_rate.mean,
      cell: (row) => <RateText rate={row.close_rate} />,
    },
  ];
}
