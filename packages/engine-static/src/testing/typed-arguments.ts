/**
 * Arguments for every sentence of a language, made from the types in `src/words`: a new sentence is
 * tried without a line in a test.
 */

import { fileURLToPath } from "node:url";
import ts from "typescript";

/** What all arguments of one trial have in common. */
export interface Trial {
  /** The start of names, with Markdown. */
  readonly name: string;
  /** Every number, unless its property counts further ones. */
  readonly number: number;
  /** The length of every list. */
  readonly length: number;
  /** Whether optional values are given. */
  readonly given: boolean;
  /** Which member of a union is taken, and whether a flag is set. */
  readonly choice: number;
}

/** Values whose property says what they are; others are names. */
const SPECIAL: readonly (readonly [property: RegExp, value: string])[] = [
  [/^citations?$/, "`src/a.ts#L1-L2`"],
  [/^(?:doc|message|readme)$/, "Prose with «\u202finner\u202f» words"],
  [/^title$/, "refuses «\u202finner\u202f» words"],
  [/^(?:chapter|review|tutorial|next|previous|link|first|last)$/, "[le tutoriel 3, Api](x.md)"],
  [/^(?:file|files|path|paths|places|place|directory)$/, "`src/a.ts`"],
];

/** Numbers of lines and chapters name a thing. They are not grouped and count nothing. */
const ORDINAL = /^(?:line|exitLine|runLine|startLine|endLine|start|end|position)$/;

const WORDS = fileURLToPath(new URL("../words/course-words.ts", import.meta.url));

export interface TypedArguments {
  /** The arguments of the function that `path` leads to. */
  of(path: readonly string[], trial: Trial): unknown[];
}

/** Reads the types once. */
export function typedArguments(): TypedArguments {
  const program = ts.createProgram([WORDS], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(WORDS);
  const words = source?.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === "Words",
  );
  if (words === undefined) throw new Error("course-words.ts has no interface Words.");
  const root = checker.getTypeAtLocation(words);

  function member(type: ts.Type, name: string): ts.Type {
    const property = checker.getPropertyOfType(type, name);
    if (property === undefined) throw new Error(`No type for ${name}.`);
    return checker.getTypeOfSymbol(property);
  }

  function value(type: ts.Type, property: string, trial: Trial): unknown {
    if (type.isUnion()) return ofUnion(type, property, trial);
    if (type.isLiteral()) return type.value;
    if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === "true";
    if (type.flags & ts.TypeFlags.Undefined) return undefined;
    if (type.flags & ts.TypeFlags.Number) return ORDINAL.test(property) ? 42 : trial.number;
    if (type.flags & ts.TypeFlags.String) {
      return SPECIAL.find(([pattern]) => pattern.test(property))?.[1] ?? trial.name;
    }
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference);
      if (element === undefined) return [];
      return Array.from({ length: trial.length }, (_, index) =>
        value(element, property, { ...trial, choice: trial.choice + index }),
      );
    }
    return Object.fromEntries(
      checker
        .getPropertiesOfType(type)
        .map((part) => [part.name, value(checker.getTypeOfSymbol(part), part.name, trial)]),
    );
  }

  function ofUnion(type: ts.UnionType, property: string, trial: Trial): unknown {
    const isUndefined = (one: ts.Type) => (one.flags & ts.TypeFlags.Undefined) !== 0;
    const members = type.types.filter((one) => !isUndefined(one));
    if (members.length < type.types.length && !trial.given) return undefined;
    const chosen = members[trial.choice % members.length];
    return chosen === undefined ? undefined : value(chosen, property, trial);
  }

  return {
    of(path, trial) {
      const type = path.reduce(member, root);
      const [signature] = type.getCallSignatures();
      return (signature?.parameters ?? []).map((parameter) =>
        value(checker.getTypeOfSymbol(parameter), parameter.name, trial),
      );
    },
  };
}
