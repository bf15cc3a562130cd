export { assignArm } from './assign';
export { isSampleRatioOk, sampleRatioP } from './sample-ratio';
