// npm test, npm run check, npm run test:unit …
import { launch } from './launch.mjs';

launch('testing/run.ts');
