/** Divides imports of several names: `use` of Rust, `import` of Kotlin and Scala. */

import type { ImportStatement } from "../../syntax/parsed-code.ts";

/**
 * One statement for each path of an import with braces. `a::{b::C, d::*}` is `C` of `a::b`, and
 * everything of `a::d`.
 */
function expandTree(statement: ImportStatement, tree: string, separator: string): ImportStatement[] {
  return leaves(tree).map((leaf) => {
    const [path = "", alias] = leaf.split(/\s(?:as\s|=>)/);
    const segments = path.replace(/\s/g, "").split(separator).filter(Boolean);
    const last = segments.pop() ?? "";
    const name = last === "self" ? (segments.pop() ?? "") : last;
    const everything = name === "*" || name === "_";
    const names = everything || name === "" ? [] : [{ local: alias?.trim() ?? name, name }];
    return { ...statement, module: segments.join(separator), names, everything };
  });
}

/** A statement with a namespace is a `mod x;` of Rust: it names the module `self::x`. */
export function expandUse(statement: ImportStatement): ImportStatement[] {
  return statement.namespaces.length > 0
    ? [{ ...statement, module: `self::${statement.module}` }]
    : expandTree(statement, statement.module, "::");
}

/** Kotlin and Scala: the module is the whole statement. */
export function expandDotted(statement: ImportStatement): ImportStatement[] {
  return expandTree(statement, statement.module.replace(/^import\s/, "").replace(/;$/, ""), ".");
}

/** The paths of a tree, without recursion: its depth has no limit. */
function leaves(tree: string): string[] {
  const found: string[] = [];
  const prefixes: string[] = [];
  let path = "";
  let isGroup = false;
  const finish = (): void => {
    const prefix = prefixes.at(-1) ?? "";
    if (!isGroup && path.trim() !== "") found.push(`${prefix}${path.trim()}`);
    path = "";
    isGroup = false;
  };
  for (const piece of tree.replace(/\/\/.*|\/\*[^*]*\*\//g, "").split(/([{},])/)) {
    if (piece === "{") {
      if (prefixes.length === MAX_DEPTH) return found;
      prefixes.push(`${prefixes.at(-1) ?? ""}${path.trim()}`);
      path = "";
    } else if (piece === "," || piece === "}") {
      finish();
      if (piece === "}") {
        prefixes.pop();
        isGroup = true;
      }
    } else path += piece;
  }
  finish();
  return found;
}

/** Real imports have four levels at most. Prefixes of thousands of levels would fill the memory. */
const MAX_DEPTH = 16;
