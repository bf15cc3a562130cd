'use client';

import { Card } from '@/components/ui/card';
import { ExportCsv } from '@/components/ui/export-csv';
import { PageHeader } from '@/components/ui/page-header';
import { FOUND_CSV_HEADER, foundCsvOf, SESSION_CSV_HEADER, sessionCsvOf } from './conversation-csv';
import { isNarrowed } from './conversation-filters';
import { FirstExchange } from './first-exchange';
import { SearchResults } from './search-results';
import { SessionFilters } from './session-filters';
import { SessionList } from './session-list';
import { useConversationFilters, useExchangeSearch, useSessions } from './use-conversations';

interface SessionsScreenProps {
  orgId: string;
  /** Where agents reach Winloop. */
  origin: string;
  agents: readonly string[];
}

/** Sessions; or, with words to search by, the exchanges that are nearest to them. */
export function SessionsScreen({ orgId, origin, agents }: SessionsScreenProps) {
  const { q, filter } = useConversationFilters();
  const isSearch = q !== '';
  const sessions = useSessions(orgId, filter, !isSearch);
  const search = useExchangeSearch(orgId, q, filter);
  const rows = sessions.data?.pages.flatMap((page) => page.data) ?? [];
  const found = search.data?.data ?? [];
  const isEmpty =
    !isSearch &&
    !isNarrowed(filter) &&
    sessions.isSuccess &&
    !sessions.isPlaceholderData &&
    rows.length === 0;
  return (
    <>
      <PageHeader
        title="Conversations"
        meta="What people said to your agents, what was answered, and how it went."
      />
      <Card>
        {isEmpty ? (
          <FirstExchange origin={origin} />
        ) : (
          <>
            <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
              <SessionFilters agents={agents} />
              {isSearch ? (
                <ExportCsv
                  fileName="exchanges"
                  header={FOUND_CSV_HEADER}
                  rows={() => found.map(foundCsvOf)}
                />
              ) : (
                <ExportCsv
                  fileName="sessions"
                  header={SESSION_CSV_HEADER}
                  rows={() => rows.map(sessionCsvOf)}
                />
              )}
            </div>
            {isSearch ? (
              <SearchResults query={search} isNarrowed={isNarrowed(filter)} />
            ) : (
              <SessionList query={sessions} rows={rows} />
            )}
          </>
        )}
      </Card>
    </>
  );
}
