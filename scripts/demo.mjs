// npm run demo
import { launch } from './launch.mjs';

launch('demo/demo.ts');
