/** What a type is, in the words of its authors, or by what the code shows of it. */

import { type CodeFunction, firstParagraph, isConstructor, type RankedSymbol } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { quotedProse } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf } from "../view/function-names.ts";

/** In characters. */
const MAX_TEXT = 200;
const MIN_WORDS = 5;

/** A sentence that ends in one of these words was cut before its point. */
const OPEN_END =
  /(?:^|\s)(?:a|an|and|are|as|by|for|from|in|is|of|on|or|that|the|these|this|to|when|where|which|with)$/i;

const MAKER = /^(?:init|new)$/;

const FIELDS = 4;
const NAMED = 2;

/** The first whole sentences of a doc comment as Markdown; undefined when they do not define. */
export function definitionIn(text: string | undefined): string | undefined {
  const paragraph = text === undefined ? undefined : firstParagraph(text, MAX_TEXT);
  if (paragraph === undefined || paragraph.endsWith("…")) return undefined;
  const words = paragraph.split(" ").filter((word) => /\p{L}/u.test(word));
  const end = /[.!?]$/.test(paragraph) ? paragraph.slice(0, -1) : paragraph;
  if (words.length < MIN_WORDS || OPEN_END.test(end)) return undefined;
  return quotedProse(paragraph);
}

export interface FactsOfType {
  readonly fields: readonly string[];
  readonly moreFields: number;
  readonly implementations: readonly string[];
  readonly moreImplementations: number;
  readonly makers: readonly string[];
  readonly users: readonly string[];
}

/** Undefined when the code shows neither data, nor implementations, nor callers of a type. */
export function factsOfType({ file, symbol }: RankedSymbol, view: CourseView): FactsOfType | undefined {
  const all = view.types.fieldsOf(file, symbol.name);
  const fields = all.filter(({ name }) => /^[\p{L}@]/u.test(name));
  const implementations = view.types
    .implementationsOf(file, symbol.name)
    .filter((item) => item.file.role === "source");
  const methods = file.code.symbols
    .filter(({ kind, container }) => kind === "method" && container === symbol.name)
    .flatMap((method) => view.calls.functionAt(file.path, method.startLine) ?? []);
  const isMaker = ({ symbol: method }: CodeFunction): boolean =>
    isConstructor(method) || MAKER.test(method.name);
  const makers = callersOf(methods.filter(isMaker), symbol.name, view);
  const users = callersOf(
    methods.filter((method) => !isMaker(method)),
    symbol.name,
    view,
  ).filter((fn) => !makers.includes(fn));
  if (fields.length + implementations.length + makers.length + users.length === 0) return undefined;
  return {
    fields: fields.slice(0, FIELDS).map(({ name }) => inlineCode(name)),
    moreFields: fields.length === 0 ? 0 : all.length - Math.min(fields.length, FIELDS),
    implementations: implementations.slice(0, FIELDS).map((item) => inlineCode(item.symbol.name)),
    moreImplementations: Math.max(0, implementations.length - FIELDS),
    makers: makers.slice(0, NAMED).map(codeOf),
    users: users.slice(0, NAMED).map(codeOf),
  };
}

/** Functions of the product outside the type that call one of its methods, in the order of their files. */
function callersOf(methods: readonly CodeFunction[], type: string, { calls }: CourseView): CodeFunction[] {
  const callers = methods.flatMap((method) => calls.callsTo(method)).filter(({ certain }) => certain);
  const outside = callers
    .map(({ from }) => from)
    .filter(({ file, symbol }) => file.role === "source" && symbol.container !== type);
  return [...new Set(outside)];
}
