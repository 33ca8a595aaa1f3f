/**
 * What the code of one abstraction does: its functions with their calls, how they fail, its types
 * with their fields, its effects and options, its tests, and what the authors say about it.
 */

import type {
  CallGraph,
  CodeFacts,
  CodeFunction,
  FailureCondition,
  Field,
  SourceFile,
} from "@fondation/code";
import { commandOptionsIn, compareBy, oneLine } from "@fondation/code";
import { type Abstraction, formatCitation } from "@fondation/course";
import { cutText } from "@fondation/environment/cut-text";
import { boundedLines } from "./bounded.ts";

/** Maximum characters of each part, about 10,000 tokens together. */
const MOST = {
  ...{ functions: 11_000, failures: 4_000, types: 6_000, effects: 3_000, options: 3_000 },
  ...{ tests: 5_000, reasons: 4_000, authors: 4_000 },
};

/** Of a function, in each direction; of an abstraction, of the authors. */
const MOST_CALLS = 8;
const MOST_PASSAGES = 12;

/** Each part is bounded, with the most important lines first. Only certain calls are listed. */
export function behaviorFacts({ file_paths, symbols }: Abstraction, facts: CodeFacts): string {
  const files = file_paths.flatMap((path) => facts.survey.byPath.get(path) ?? []);
  const functions = functionsIn(files, facts.calls);
  const subject = { names: symbols, paths: file_paths };
  const parts = [
    ["functions", functions.map((fn) => functionLine(fn, facts.calls)), MOST.functions],
    ["failures", functions.flatMap((fn) => failureLines(fn, facts)), MOST.failures],
    ["types", files.flatMap((file) => typeLines(file, facts)), MOST.types],
    ["effects", files.flatMap((file) => effectLines(file, facts)), MOST.effects],
    ["options", files.flatMap(optionLines), MOST.options],
    ["tests", testLines(functions, facts), MOST.tests],
    ["reasons", files.flatMap((file) => reasonLines(file, facts)), MOST.reasons],
    ["authors", facts.intent.about(subject).slice(0, MOST_PASSAGES).map(passageLine), MOST.authors],
  ] as const;
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines, most]) => `# ${title}\n${boundedLines(lines, most)}`)
    .join("\n\n");
}

/** By their share of the calls of the whole repository. */
function functionsIn(files: readonly SourceFile[], calls: CallGraph): CodeFunction[] {
  const own = new Set(files);
  return calls.functions
    .filter(({ file }) => own.has(file))
    .sort(
      compareBy(
        (fn) => Math.round(calls.massOf(fn) * 1e6),
        ({ file }) => file.path,
        ({ symbol }) => -symbol.startLine,
      ),
    );
}

function functionLine(fn: CodeFunction, calls: CallGraph): string {
  const certain = (list: ReturnType<CallGraph["callsFrom"]>) => list.filter((call) => call.certain);
  const to = certain(calls.callsFrom(fn)).map((call) => `${nameOf(call.to)} L${call.line}`);
  const from = certain(calls.callsTo(fn)).map((call) => nameOf(call.from));
  return `- ${nameOf(fn)} · ${placeOf(fn)} · → ${listed(to)} · ← ${listed(from)}`;
}

function typeLines(file: SourceFile, { types }: CodeFacts): string[] {
  return file.code.symbols.flatMap(({ name, kind, startLine, endLine }) => {
    const fields = kind === "method" ? [] : types.fieldsOf(file, name);
    const implementations = types.implementationsOf(file, name).map(({ symbol }) => symbol.name);
    const bases = kind === "method" ? [] : types.basesOf(file, name);
    if (fields.length === 0 && implementations.length === 0 && bases.length === 0) return [];
    const stated = bases.map((base) => ` · ${base.relation} ${oneLine(base.name)}`).join("");
    const derived = `${stated}${implementations.length === 0 ? "" : ` · ⊃ ${listed(implementations)}`}`;
    const citation = formatCitation({ path: file.path, startLine, endLine });
    return [`- ${kind} ${name} · ${citation}${derived}`, ...fields.map(fieldLine)];
  });
}

function fieldLine({ name, type, default: value, startLine, doc }: Field): string {
  const typed = type === undefined ? "" : `: ${oneLine(type)}`;
  const initial = value === undefined ? "" : ` = ${oneLine(value)}`;
  const said = doc === undefined ? "" : ` · ${cutText(oneLine(doc.text), 120)}`;
  return `  - ${name}${typed}${initial} · L${startLine}${said}`;
}

/** Catchers and passers are proven; there can be more. */
function failureLines(fn: CodeFunction, { failures }: CodeFacts): string[] {
  return failures
    .of(fn)
    .map(({ line, thrown, message, manner, conditions, isPartial, caughtBy, passedBy }) => {
      const said = message === undefined ? "" : ` "${cutText(oneLine(message), 120)}"`;
      const place = formatCitation({ path: fn.file.path, startLine: line, endLine: line });
      const open = isPartial && conditions.length > 0 ? " · other conditions too" : "";
      const when = conditions.map((condition) => ` · ${conditionText(condition)}`).join("") + open;
      const catchers = caughtBy.map(
        (by) => `${nameOf(by.fn)} L${by.line}${by.types === undefined ? "" : ` (${by.types})`}`,
      );
      const caught = catchers.length === 0 ? "" : ` · caught by ${listed(catchers)}`;
      const passed = passedBy.length === 0 ? "" : ` · passed by ${listed(passedBy.map(nameOf))}`;
      return `- ${nameOf(fn)} · ${manner} ${oneLine(thrown)}${said} · ${place}${when}${passed}${caught}`;
    });
}

function conditionText({ kind, text, negated }: FailureCondition): string {
  return `${kind}${text === "" ? "" : ` ${oneLine(text)}`}${negated ? " (does not hold)" : ""}`;
}

function optionLines(file: SourceFile): string[] {
  return commandOptionsIn(file).map(({ name, others, value, help, path, startLine, endLine }) => {
    const initial = value === undefined ? "" : ` = ${oneLine(value)}`;
    const said = help === undefined ? "" : ` · ${cutText(oneLine(help), 160)}`;
    return `- ${[name, ...others].join(", ")}${initial} · ${formatCitation({ path, startLine, endLine })}${said}`;
  });
}

/** Comments inside functions in which the authors say why; those of the most called functions first. */
function reasonLines({ path, code }: SourceFile, { calls }: CodeFacts): string[] {
  const massOf = ({ startLine }: { readonly startLine: number }): number => {
    const fn = calls.functionAt(path, startLine);
    return fn === undefined ? 0 : Math.round(calls.massOf(fn) * 1e6);
  };
  return code.remarks.toSorted(compareBy(massOf, ({ startLine }) => -startLine)).map((remark) => {
    const fn = calls.functionAt(path, remark.startLine);
    const where = fn === undefined ? "" : ` · ${nameOf(fn)}`;
    const { startLine, endLine } = remark;
    return `- ${formatCitation({ path, startLine, endLine })}${where} · ${cutText(oneLine(remark.text), 300)}`;
  });
}

function effectLines(file: SourceFile, { calls, effects }: CodeFacts): string[] {
  return effects.inFile(file).map(({ kind, name, default: value, place }) => {
    const initial = value === undefined ? "" : ` = ${oneLine(value)}`;
    const fn = calls.functionAt(file.path, place.startLine);
    const where = fn === undefined ? "" : ` · ${nameOf(fn)}`;
    return `- ${kind} ${name ?? ""}${initial}${where} · ${formatCitation(place)}`;
  });
}

/** The tests that call the functions, with the command that runs each. */
function testLines(functions: readonly CodeFunction[], { calls, tests }: CodeFacts): string[] {
  const callers = new Set(functions.flatMap((fn) => calls.callsTo(fn).map(({ from }) => from)));
  const places = [...callers].map(({ file, symbol }) => ({ path: file.path, ...symbol }));
  const byPath = Map.groupBy(places, ({ path }) => path);
  return tests.cases
    .filter(({ place }) =>
      byPath
        .get(place.path)
        ?.some(({ startLine, endLine }) => startLine <= place.endLine && endLine >= place.startLine),
    )
    .map((test) => {
      const command = tests.commandFor(test.place.path, test)?.command;
      const run = command === undefined ? "" : ` · ${command}`;
      return `- ${oneLine(test.title)} · ${formatCitation(test.place)}${run}`;
    });
}

function passageLine({ text, place }: ReturnType<CodeFacts["intent"]["about"]>[number]): string {
  return `- ${formatCitation(place)} · ${cutText(oneLine(text), 500)}`;
}

function nameOf({ symbol: { name, container } }: CodeFunction): string {
  return container === undefined ? name : `${container}.${name}`;
}

function placeOf({ file: { path }, symbol: { startLine, endLine } }: CodeFunction): string {
  return formatCitation({ path, startLine, endLine });
}

function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const more = distinct.length - MOST_CALLS;
  const shown = distinct.slice(0, MOST_CALLS).join(", ");
  return distinct.length === 0 ? "—" : more > 0 ? `${shown}, … (+${more})` : shown;
}
