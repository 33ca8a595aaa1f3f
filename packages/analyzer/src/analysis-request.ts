/** The request of an analysis, its progress and its result. */

import type { AnalyzeCode } from "@fondation/code";
import type { Course, StepUsage } from "@fondation/course";
import type { AnalysisInput, Discovery, EngineName } from "@fondation/course/engine";
import type { ModelSettings } from "@fondation/engine-claude";

/** The stages of an analysis, in order. */
export const ANALYSIS_STAGES = [
  "abstractions",
  "relationships",
  "order",
  "chapters",
  "reviews",
  "tutorials",
] as const;

export type AnalysisStage = (typeof ANALYSIS_STAGES)[number];

export interface AnalysisProgress {
  readonly stage: AnalysisStage;
  /** 1…6. */
  readonly step: number;
  readonly documentsDone: number;
  /** 3 + 3·N, with the requested N until the real one is known. */
  readonly documentsTotal: number;
  /** The finished document; absent when a stage begins. */
  readonly document?: { readonly slug: string; readonly title: string };
}

export interface AnalyzeRequest extends AnalysisInput {
  readonly engine: EngineName;
  /** Required by the engine `claude`; the static engine ignores it. */
  readonly model?: ModelSettings;
  /** Shares the facts of the code with the checks of the same process. */
  readonly analyzeCode?: AnalyzeCode;
  onProgress(progress: AnalysisProgress): void;
}

/** A course with facts that are not part of it. */
export type AnalyzedCourse = Course & {
  readonly languages: string[];
  /** Which source files are not taught and why. Absent when all are. */
  readonly leftOut?: NonNullable<Discovery["leftOut"]>;
  /** Of a model. */
  readonly usage?: readonly StepUsage[];
};
