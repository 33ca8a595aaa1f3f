/** Fields of the own object: which statement sets one, and which other functions read it. */

import type { CodeFunction, SourceFile, Statement } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";

const SELF = /^(?:self|this|\$this|cls)(?:\.|->|\?\.)/;

/** The field that an assignment sets, without its object: `state` of `self.state`. */
export function fieldSetBy({ kind, head }: Statement, fn: CodeFunction): string | undefined {
  if (kind !== "assign" || head === undefined) return undefined;
  const bare = head.startsWith("@") ? head : withoutObject(head, fn);
  return bare === undefined ? undefined : /^@{0,2}#?[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(bare)?.[0];
}

function withoutObject(head: string, fn: CodeFunction): string | undefined {
  const self = SELF.exec(head);
  if (self !== null) return head.slice(self[0].length);
  const receiver = receiverOf(fn);
  return receiver !== undefined && head.startsWith(`${receiver}.`)
    ? head.slice(receiver.length + 1)
    : undefined;
}

/** The name of a Go method's receiver. */
function receiverOf({ file, symbol }: CodeFunction): string | undefined {
  return /^func \((\w+) /.exec(file.lines[symbol.startLine - 1] ?? "")?.[1];
}

type Readers = ReadonlyMap<string, ReadonlySet<CodeFunction>>;

const known = new WeakMap<SourceFile, Readers>();

/** Other functions of the file that name the field of the same object. */
export function readersOf(field: string, fn: CodeFunction, view: CourseView): CodeFunction[] {
  const readers = known.get(fn.file) ?? collectReaders(fn.file, view);
  known.set(fn.file, readers);
  const { container } = fn.symbol;
  return [...(readers.get(field) ?? [])].filter(
    (other) => other !== fn && other.symbol.container === container,
  );
}

function collectReaders(file: SourceFile, view: CourseView): Readers {
  const readers = new Map<string, Set<CodeFunction>>();
  for (const { name, qualifier, line } of file.code.references) {
    if (qualifier === undefined) continue;
    const fn = view.calls.functionAt(file.path, line);
    if (fn === undefined) continue;
    if (!/^(self|this|\$this|cls)$/.test(qualifier) && qualifier !== receiverOf(fn)) continue;
    const found = readers.get(name) ?? new Set();
    found.add(fn);
    readers.set(name, found);
  }
  return readers;
}
