/** A section of the review: what others implement, what exists already, and where it is registered. */

import { type CodeSymbol, isConstructor, type RankedSymbol, type Topic } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { citeSymbol, namedType } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { functionName, functionsOf } from "./functions.ts";

const CONTRACTS = 4;
const SHOWN = 8;
const REGISTERS = /^(?:register|use|add|subscribe|install|hook|plug|mount|decorate)(?:$|_|[A-Z])/;

/** Blocks of Markdown without their heading; empty for a topic that others do not extend. */
export function extensionSection(topic: Topic, view: CourseView): string[] {
  const contracts = topic.symbols.filter((ranked) => isContract(ranked, view));
  const others = contracts.slice(CONTRACTS);
  const named = others.slice(0, SHOWN).map(namedType);
  return [
    ...contracts.slice(0, CONTRACTS).map((ranked) => describeContract(ranked, view)),
    ...(named.length === 0
      ? []
      : [view.words.facets.extensions.otherContracts(named, others.length - named.length)]),
    ...registering(topic, view),
  ];
}

function isContract({ file, symbol }: RankedSymbol, { types }: CourseView): boolean {
  if (file.role !== "source") return false;
  const count = types
    .implementationsOf(file, symbol.name)
    .filter((item) => item.file.role === "source").length;
  return symbol.kind === "interface" ? count > 0 : symbol.kind === "class" && count > 1;
}

function describeContract({ file, symbol }: RankedSymbol, { types, words }: CourseView): string {
  const { extensions } = words.facets;
  const isInterface = symbol.kind === "interface";
  const members = contractMembers({ file, symbol }, types);
  const all = types
    .implementationsOf(file, symbol.name)
    .filter((item) => item.file.role === "source")
    .map((item) => `${inlineCode(item.symbol.name)} (${inlineCitation(item.place)})`);
  const type = inlineCode(symbol.name);
  const names = members.map(inlineCode);
  return [
    extensions.contract({
      type,
      citation: citeSymbol(file, symbol),
      doc: docSentence(symbol.doc?.text, 200),
      isInterface,
      members: names,
    }),
    extensions.existing(type, all.slice(0, SHOWN), Math.max(0, all.length - SHOWN)),
    ...(isInterface && names.length > 0
      ? [extensions.add(type, names.slice(0, SHOWN), Math.max(0, names.length - SHOWN))]
      : []),
  ].join(" ");
}

/** The methods of an interface, or the public methods of a class. */
function contractMembers(
  { file, symbol }: Pick<RankedSymbol, "file" | "symbol">,
  types: CourseView["types"],
): string[] {
  const declared = types.fieldsOf(file, symbol.name).filter(({ type }) => type?.startsWith("(") === true);
  const methods = file.code.symbols.filter(
    (each: CodeSymbol) =>
      each.kind === "method" &&
      each.container === symbol.name &&
      (each.exported || symbol.kind === "interface") &&
      !isConstructor(each),
  );
  return [...new Set([...declared, ...methods].map(({ name }) => name))];
}

function registering(topic: Topic, view: CourseView): string[] {
  const { extensions } = view.words.facets;
  const all = functionsOf(topic, view).filter(
    ({ symbol }) =>
      symbol.exported && REGISTERS.test(symbol.name.slice(0, 1).toLowerCase() + symbol.name.slice(1)),
  );
  const items = all.slice(0, SHOWN).map((fn) =>
    extensions.register({
      fn: functionName(fn),
      citation: citeSymbol(fn.file, fn.symbol),
      doc: docSentence(fn.symbol.doc?.text, 160),
    }),
  );
  if (items.length === 0) return [];
  if (all.length > SHOWN) items.push(extensions.more(all.length - SHOWN));
  return [`${extensions.registers(markdownText(topic.name), all.length)}\n\n${bullets(items) ?? ""}`];
}
