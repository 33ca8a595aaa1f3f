/**
 * Java, Kotlin, Scala, C# and PHP: an import names a package and a declaration of it, whatever the
 * files are called.
 */

import type { ImportRule, ImportScope } from "./rule.ts";

/** Package and declaration may also be a type and its member: `a.b.Outer.Inner`. */
export function packageRule(separator: "." | "\\"): ImportRule {
  return ({ module, names, everything }, from, scope) => {
    const packageName = module.replace(/^\\/, "");
    const cut = packageName.lastIndexOf(separator);
    const outer = declaring(packageName.slice(0, Math.max(0, cut)), packageName.slice(cut + 1), scope);
    const found = names.flatMap(({ name }) => {
      const own = declaring(packageName, name, scope);
      return own.length > 0 ? own : outer;
    });
    const all = everything ? scope.mentioned(from, packageKey(packageName)) : [];
    const paths = everything && all.length === 0 ? outer : [...found, ...all];
    return [...new Set(paths)].filter((path) => path !== from).map((path) => ({ path }));
  };
}

/** The key of a named package, apart from those that are directories. */
export function packageKey(name: string): string {
  return `package ${name}`;
}

function declaring(packageName: string, name: string, scope: ImportScope): readonly string[] {
  return scope.declaring(packageKey(packageName), name);
}
