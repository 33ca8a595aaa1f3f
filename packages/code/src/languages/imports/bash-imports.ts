/** Bash: `source` with a path whose first part is often computed: `"$(dirname "$0")/lib/log.sh"`. */

import { posix } from "node:path";
import type { ImportRule } from "./rule.ts";

/** The constant end of the path, from the file's directory or one above it. */
export const resolveSource: ImportRule = ({ module }, from, { has }) => {
  const constants = module.replace(/\$\w+/g, "$").split(/[\s"'`(){}$]/);
  const end = constants.findLast((text) => text !== "");
  if (end === undefined) return [];
  for (let directory = posix.dirname(from); ; directory = posix.dirname(directory)) {
    const path = posix.join(directory, end);
    if (has(path)) return path === from ? [] : [{ path }];
    if (directory === ".") return [];
  }
};
