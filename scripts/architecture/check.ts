import { actionDoors, jobDoors, routeDoors } from './doors';
import { adminClient, layers, unknownRooms } from './layers';
import {
  browserSafeSchema,
  environment,
  fileName,
  fileSize,
  looseTypes,
  medianSize,
  noBarrels,
  noSleeps,
  quiet,
  serverOnly,
} from './shape';
import type { Rule, SourceFile, Violation } from './source';

const RULES: readonly Rule[] = [
  unknownRooms,
  layers,
  adminClient,
  routeDoors,
  actionDoors,
  jobDoors,
  fileSize,
  fileName,
  noBarrels,
  environment,
  looseTypes,
  quiet,
  serverOnly,
  browserSafeSchema,
  noSleeps,
];

export function check(files: readonly SourceFile[]): Violation[] {
  return [...files.flatMap((file) => RULES.flatMap((rule) => rule(file))), ...medianSize(files)];
}
