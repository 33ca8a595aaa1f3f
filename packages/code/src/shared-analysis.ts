import { analyzeCode, type CodeFacts, type CodeRequest } from "./analyze-code.ts";

export type AnalyzeCode = (request: CodeRequest) => Promise<CodeFacts>;

/**
 * Analyzes one commit once for each number of parts, so that an engine and the checks of the same
 * process share the facts. All requests must be about the same commit. A failed analysis is tried
 * again.
 */
export function createSharedAnalysis(): AnalyzeCode {
  const known = new Map<number, Promise<CodeFacts>>();
  return (request) => {
    const facts = known.get(request.parts) ?? analyzeCode(request);
    known.set(request.parts, facts);
    facts.catch(() => known.delete(request.parts));
    return facts;
  };
}
