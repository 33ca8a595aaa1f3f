/** The interface between the pipeline and the engines that write a course. */
export {
  type Checkpoints,
  checkpointPrefix,
  commitPrefix,
  isUsageKey,
  parseJson,
  usageKey,
} from "./checkpoints.ts";
export type { DraftPlace } from "./draft.ts";
export type { AnalysisInput, Discovery, Engine, EngineName, EngineRun, Outline } from "./engine.ts";
export { revisionOf } from "./revision.ts";
