/** Results of a course that are kept when the attempt that made them ends. */

import type { EngineStamp, Language } from "../contract/index.ts";

/**
 * Text by key: `<commit>/<engine>@<version>/<language>/<chapters>/<step or slug>@<revision of its
 * inputs>`. Until there is a result, its draft may be stored in its place.
 */
export interface Checkpoints {
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
}

/** The prefix of the keys of all checkpoints at one commit. */
export function commitPrefix(commit: string): string {
  return `${commit}/`;
}

/** The prefix of the keys of all checkpoints of one course, without the slash that follows. */
export function checkpointPrefix(
  { name, version }: EngineStamp,
  { commit, language, chapters }: { commit: string; language: Language; chapters: number },
): string {
  return `${commitPrefix(commit)}${name}@${version}/${language}/${chapters}`;
}

const USAGE_SUFFIX = "/usage";

/** The key of the record of what a course's model requests cost. */
export function usageKey(prefix: string): string {
  return `${prefix}${USAGE_SUFFIX}`;
}

/**
 * Whether a key is a {@link usageKey}. Unlike a result, this record stays valid when the course is
 * deleted or made again.
 */
export function isUsageKey(key: string): boolean {
  return key.endsWith(USAGE_SUFFIX);
}

/** The value of a checkpoint's text; undefined when it is absent or not JSON. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
