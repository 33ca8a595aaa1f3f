export { type AnalyzedCourse, analyze } from "./analyze.ts";
export { type ModelFault, ModelError } from "./claude/failure.ts";
export { modelSettingsFrom } from "./claude/environment-settings.ts";
export type { ModelCredential, ModelLimits, ModelSettings } from "./claude/settings.ts";
export {
  type Discovery,
  type Engine,
  type EngineChoice,
  type EngineInput,
  type EngineMeans,
  type EngineName,
  type EngineReason,
  type EngineRun,
  type Outline,
  selectEngine,
} from "./engine.ts";
export { GRAMMAR_FILES, locateGrammar } from "./parsing/grammar-files.ts";
export {
  ANALYSIS_STAGES,
  type AnalysisProgress,
  type AnalysisStage,
  type AnalyzeRequest,
  type Checkpoints,
} from "./request.ts";
