/** Results of a course that outlive the attempt that made them. */

import type { EngineStamp, Language } from "../contract/documents.ts";

/**
 * Text by key: `<commit>/<engine>@<version>/<language>/<chapters>/<step or slug>@<what it was made from>`. Until there is a result, its
 * draft may stand in its place.
 */
export interface Checkpoints {
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
}

/** What the keys of all checkpoints of one course begin with. */
export function checkpointPrefix(
  { name, version }: EngineStamp,
  { commit, language, chapters }: { commit: string; language: Language; chapters: number },
): string {
  return `${commit}/${name}@${version}/${language}/${chapters}`;
}

/** The value a checkpoint's text holds; undefined when it holds none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
