/** Code that only a type checker reads: `if TYPE_CHECKING:` of Python, `import type` of TypeScript. */

import type { Binding } from "../syntax/call-site.ts";
import type { Lines } from "../syntax/lines.ts";
import type { Declaration } from "./declarations.ts";
import type { TypeDrafts } from "./type-drafts.ts";

export interface TypingSpan extends Lines {
  readonly start: number;
  readonly end: number;
}

interface CheckedCode {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly typing: readonly TypingSpan[];
  readonly types: Pick<TypeDrafts, "supertypes">;
}

/** The lines of all spans. */
export function linesIn(spans: readonly Lines[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { startLine, endLine } of spans) {
    for (let line = startLine; line <= endLine; line += 1) found.add(line);
  }
  return found;
}

/**
 * A class inside such a block tells what another object looks like (`class FlaskProxy(Flask)`): its
 * last base is the type whose methods run.
 */
export function withoutStandIns(
  bindings: readonly Binding[],
  { declarations, typing, types }: CheckedCode,
): readonly Binding[] {
  const bases = new Map<string, string>();
  for (const { kind, name, start, end } of declarations.values()) {
    if (kind !== "class" || !typing.some((span) => span.start <= start && span.end >= end)) continue;
    const own = [...types.supertypes.values()].filter((base) => base.start > start && base.start < end);
    const last = own.at(-1);
    if (last !== undefined) bases.set(name, last.name);
  }
  if (bases.size === 0) return bindings;
  return bindings.map((binding) => {
    const base = binding.type === undefined ? undefined : bases.get(binding.type);
    return base === undefined ? binding : { ...binding, type: base };
  });
}
