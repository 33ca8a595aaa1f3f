export { type AnalyzedCourse, analyze } from "./analyze.ts";
export {
  type Discovery,
  type Engine,
  type EngineInput,
  type EngineName,
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
