import { Button } from './button';

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  onLoadMore: () => void;
  /** "50 of about 8,800 deals" */
  summary?: string;
}

export function LoadMore({ hasMore, loading, onLoadMore, summary }: LoadMoreProps) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-4 px-3 text-muted text-sm">
      <span aria-live="polite" className="num">
        {summary}
      </span>
      {hasMore ? (
        <Button size="sm" loading={loading} onClick={onLoadMore}>
          Load more
        </Button>
      ) : null}
    </div>
  );
}
