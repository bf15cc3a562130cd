import { existsSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Creating a database takes seconds and may be interrupted (a kill, a full disk). What is left then is no
 * database, and nobody was told that anything in it was saved: it is cleared and made again.
 * Call with the lock held; call the answer once the first start is through, before serving.
 */
export function beginFirstStart(dataDir: string): () => void {
  const mark = `${dataDir}.starting`;
  if (existsSync(mark)) rmSync(dataDir, { recursive: true, force: true });
  else if (existsSync(`${dataDir}/PG_VERSION`)) return () => {};
  writeFileSync(mark, '');
  return () => rmSync(mark, { force: true });
}
