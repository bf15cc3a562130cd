/** A pattern or a context in one text: the same whatever the order of its parts. */
export const keyOf = (part: Readonly<Record<string, string>>): string =>
  Object.keys(part)
    .sort()
    .map((name) => `${name}=${part[name]}`)
    .join('|');
