import { SearchParam } from '@/components/layout/search-param';

/** The search over the library. */
export function LibrarySearch() {
  return <SearchParam label="Search the library" placeholder="What it says or means" />;
}
