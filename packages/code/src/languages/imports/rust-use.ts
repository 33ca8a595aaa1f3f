import type { ImportStatement } from "../../syntax/parsed-code.ts";

/**
 * One statement for each path of a `use` with braces. `use a::{b::C, d::*}` is `C` of `a::b`, and
 * everything of `a::d`. A statement with a namespace is a `mod x;`: it names the module `self::x`.
 */
export function expandUse(statement: ImportStatement): ImportStatement[] {
  if (statement.namespaces.length > 0) return [{ ...statement, module: `self::${statement.module}` }];
  return leaves(statement.module).map((leaf) => {
    const [path = "", alias] = leaf.split(/\s+as\s+/);
    const segments = path.replace(/\s/g, "").split("::").filter(Boolean);
    const last = segments.pop() ?? "";
    const name = last === "self" ? (segments.pop() ?? "") : last;
    const everything = name === "*";
    const names = everything || name === "" ? [] : [{ local: alias?.trim() ?? name, name }];
    return { ...statement, module: segments.join("::"), names, everything };
  });
}

/** The paths of a `use` tree, without recursion: nesting is a stranger's. */
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
