/** Methods whose name no other method of the language has. */

import type { SourceFile } from "../survey/survey.ts";
import type { CodeFunction } from "./code-function.ts";

/** Names that types outside of the repository have, too. */
const COMMON = new Set(
  (
    "get set add put run call close open read write next push pop start stop send init new load save find " +
    "map filter keys values items key value update delete remove clear copy append insert extend join split " +
    "format replace strip match test exec apply bind then catch on off emit log info warn error debug print " +
    "size length len count first last begin end each has contains equals hash toString string str name type " +
    "wait done lock unlock acquire release connect disconnect reset create build make parse encode decode " +
    "flush seek reduce forEach some every includes indexOf slice concat sort reverse shift unshift handle " +
    "empty execute process register render resolve reject subscribe invoke clone iter into unwrap is_empty index"
  ).split(" "),
);

export function uniqueMethods(
  functions: readonly CodeFunction[],
): (name: string, from: SourceFile) => CodeFunction | undefined {
  const methods = functions.filter(({ symbol, file }) => symbol.kind === "method" && file.role === "source");
  const byName = Map.groupBy(methods, ({ symbol }) => symbol.name);
  return (name, from) => {
    const [only, ...others] =
      COMMON.has(name.replace(/[!?]$/, "")) || name.length < 4 ? [] : (byName.get(name) ?? []);
    return others.length === 0 && only?.file.language === from.language ? only : undefined;
  };
}
