export { analyze } from "./analyze.ts";
export { type EngineChoice, type EngineMeans, type EngineReason, selectEngine } from "./engine-choice.ts";
export {
  ANALYSIS_STAGES,
  type AnalysisProgress,
  type AnalysisStage,
  type AnalyzedCourse,
  type AnalyzeRequest,
} from "./analysis-request.ts";
export type { Checkpoints, EngineName } from "@fondation/course/engine";
export {
  ModelError,
  type ModelCredential,
  type ModelFault,
  type ModelLimits,
  type ModelSettings,
  modelSettingsFrom,
} from "@fondation/engine-claude";
