import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** For tests: the original files of the Maven CRM set, which lie beside the repository and are not part of it. */
const FOLDERS = ['../../../shared/data/maven_crm/', '../../../../shared/data/maven_crm/'];
const found = FOLDERS.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) =>
  existsSync(path),
);

export const hasMavenFiles = found !== undefined;
export const MAVEN_SKIPPED =
  'shared/data/maven_crm is not beside the repository: tests of the original files are skipped';

export function mavenFile(name: 'sales_pipeline' | 'accounts' | 'products' | 'sales_teams'): Buffer {
  return readFileSync(`${found}${name}.csv`);
}
