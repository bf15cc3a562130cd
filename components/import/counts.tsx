import { Stat, StatRow } from '@/components/ui/stat';

interface CountsProps {
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export function Counts({ inserted, updated, unchanged, rejected }: CountsProps) {
  const counts = [
    { label: 'New', value: inserted },
    { label: 'Updated', value: updated },
    { label: 'Unchanged', value: unchanged },
    { label: 'Rejected', value: rejected },
  ];
  return (
    <StatRow>
      {counts.map(({ label, value }) => (
        <Stat key={label} label={label} value={value.toLocaleString('en')} />
      ))}
    </StatRow>
  );
}
