/** Reports the progress of an analysis, and collects its documents. */

import { type CourseDocument, courseSize } from "@fondation/course";
import { ANALYSIS_STAGES, type AnalysisStage, type AnalyzeRequest } from "./analysis-request.ts";

export interface ProgressReport {
  /** In the order in which the documents were finished. */
  readonly documents: readonly CourseDocument[];
  beginStage(stage: AnalysisStage): void;
  setChapters(chapters: number): void;
  add(document: CourseDocument): void;
}

/** Begins with no documents, and the number of chapters of the request. */
export function createProgressReport({
  chapters,
  onProgress,
}: Pick<AnalyzeRequest, "chapters" | "onProgress">): ProgressReport {
  const documents: CourseDocument[] = [];
  let stage: AnalysisStage = "abstractions";
  let documentsTotal = courseSize(chapters);
  const report = (document?: CourseDocument): void =>
    onProgress({
      stage,
      step: ANALYSIS_STAGES.indexOf(stage) + 1,
      documentsDone: documents.length,
      documentsTotal,
      ...(document === undefined ? {} : { document: { slug: document.slug, title: document.title } }),
    });
  return {
    documents,
    beginStage(next) {
      stage = next;
      report();
    },
    setChapters(found) {
      documentsTotal = courseSize(found);
    },
    add(document) {
      documents.push(document);
      report(document);
    },
  };
}
