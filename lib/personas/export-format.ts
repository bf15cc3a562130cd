const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "3 Oct 2026", in UTC: a file that is passed on says the same to every reader. */
export function formatDay(iso: string): string {
  return DAY.format(Date.parse(iso));
}

/** A file name without accents, spaces or anything that a file system minds. */
export function fileNameOf(name: string, ending: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `persona${plain ? `-${plain}` : ''}.${ending}`;
}
