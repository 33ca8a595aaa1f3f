/** Whether the code contradicts a passage. */

import type { Survey } from "../survey/survey.ts";
import type { Passage } from "./passage.ts";

const PATH = /^[\w.@-]+(\/[\w.@-]+)+\/?$/;
const MEMBER = /^([A-Z]\w*)(?:\.|::|#)(\w+)$/;
const ONLY = /\bthe (?:only|sole|single) (?:\w+ )?(\w+)/i;

/**
 * A passage is stale when it names a path below a directory of the repository, or a member of a type
 * of the repository, that does not exist; or when it claims to name "the only" one of several types.
 */
export function createStaleness(survey: Survey): (passage: Passage) => boolean {
  const roots = new Set([...survey.paths].map((path) => path.split("/", 1)[0] ?? ""));
  const directories = new Set([...survey.paths].flatMap(parentsOf));
  const types = new Map<string, string[]>();
  for (const { path, code } of survey.files) {
    for (const { name, kind } of code.symbols) {
      if (kind === "method" || kind === "constant" || kind === "function") continue;
      const paths = types.get(name) ?? [];
      types.set(name, paths);
      paths.push(path);
    }
  }
  const suffixes = [...types.keys()].map((name) => name.toLowerCase());
  const isLost = (name: string): boolean => {
    if (PATH.test(name)) {
      const path = name.replace(/^\.\//, "").replace(/\/$/, "");
      const isOwn = roots.has(path.split("/", 1)[0] ?? "");
      return isOwn && !survey.paths.has(path) && !directories.has(path);
    }
    const [, type = "", member = ""] = MEMBER.exec(name) ?? [];
    const homes = types.get(type);
    return homes !== undefined && !homes.some((path) => hasText(survey, path, member));
  };
  return ({ names, text }) => {
    const noun = ONLY.exec(text)?.[1]?.toLowerCase();
    const alike = noun === undefined ? 0 : suffixes.filter((name) => name.endsWith(noun)).length;
    return alike > 1 || names.some(isLost);
  };
}

/** Fields are no declarations, so the text decides. */
function hasText(survey: Survey, path: string, word: string): boolean {
  return survey.byPath.get(path)?.lines.some((line) => line.includes(word)) === true;
}

function parentsOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
}
