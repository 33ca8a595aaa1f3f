/** What the code of a repository declares, uses and consists of. */
export { analyzeCode, type CodeFacts } from "./analyze-code.ts";
export { compareBy } from "./compare.ts";
export { commonDirectory, directoryOf } from "./graph/cluster-graph.ts";
export { type FileLink, placeOfUse, type Use } from "./graph/links.ts";
export { rankFiles } from "./graph/ranking.ts";
export { firstParagraph } from "./parsing/comments.ts";
export type { LeftOut, LeftOutReason } from "./relevance/left-out.ts";
export type { SourceFile, Survey } from "./survey/survey.ts";
export { oneLine } from "./syntax/one-line.ts";
export type { CodeSymbol, DocComment, SymbolKind } from "./syntax/parsed-code.ts";
export type { Placement } from "./topics/teaching-order.ts";
export { holds, type RankedSymbol, type Topic, topicAt } from "./topics/topic.ts";
export type { Tie } from "./topics/topic-ties.ts";
