'use client';

import { ExportCsv } from '@/components/ui/export-csv';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { CampaignSummary } from '@/lib/outcomes/campaign-schema';
import { CAMPAIGN_CSV_HEADER, campaignCsvRow } from './campaign-columns';
import { optionsOf, STATUS_WORDS } from './campaign-words';

const STATUS_OPTIONS = [{ value: 'all', label: 'Every status' }, ...optionsOf<string>(STATUS_WORDS)];

interface CampaignFilterBarProps {
  initialQuery: string;
  rows: readonly CampaignSummary[];
}

/** Search, status and the export of what is shown. */
export function CampaignFilterBar({ initialQuery, rows }: CampaignFilterBarProps) {
  const [, setQ] = useUrlParam('q');
  const [status, setStatus] = useUrlParam('status');
  return (
    <>
      <search className="flex flex-1 flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Search campaigns"
          placeholder="Name of the campaign"
          defaultValue={initialQuery}
          onChange={(event) => setQ(event.target.value.trim() || null)}
          className="w-full sm:w-64"
        />
        <Select
          aria-label="Status"
          value={status ?? 'all'}
          options={STATUS_OPTIONS}
          onValueChange={(next) => setStatus(next === 'all' ? null : next)}
          className="w-auto"
        />
      </search>
      <ExportCsv fileName="campaigns" header={CAMPAIGN_CSV_HEADER} rows={() => rows.map(campaignCsvRow)} />
    </>
  );
}
