/** Column names as they are shown: trimmed, numbered when blank, told apart when they repeat. */
export function uniqueColumns(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim().replace(/\s+/g, ' ').slice(0, 120) || `column ${index + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** The letters and digits of a header: `Close Date`, `close_date` and `CloseDate` are one. */
export function headerKey(column: string): string {
  return column
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Two files with the same columns, in any order, have the same signature. FNV-1a, 64 bits, hex. */
export function headerSignature(columns: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of [...columns].map(headerKey).sort().join('\u001f')) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
