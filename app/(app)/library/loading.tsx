import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function LibraryLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <div className="rounded-lg border border-line bg-surface">
        <Skeleton className="m-3 h-9 w-72" />
        <SkeletonRows rows={9} label="Loading the library" />
      </div>
    </div>
  );
}
