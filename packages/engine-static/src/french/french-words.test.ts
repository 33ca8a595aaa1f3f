import { frenchMistakes } from "@fondation/course/testing/french-mistakes";
import { expect, test } from "vitest";
import { type Trial, typedArguments } from "../testing/typed-arguments.ts";
import { FRENCH } from "./french-words.ts";

const NAMES = ["`api`", "Home", "`once`", "7zip", "[Élan](x.md)", "**Engine**", "Objective-C"];
const NUMBERS = [0, 1, 2, 1000];

/** Sentences about the names of a list, which are written only when the list has a name. */
const ABOUT_NAMES = new Set([
  "summary",
  "leftOut",
  "opening.size",
  "opening.whole",
  "chapter.lead",
  "chapter.size",
  "chapter.pathIntro",
  "chapter.otherTies",
  "chapter.next",
  "data.otherFields",
  "data.otherTypes",
  "data.moreStates",
  "data.otherStates",
  "data.implementations",
  "facets.settings.more",
  "facets.settings.otherTypes",
  "facets.extensions.existing",
  "facets.extensions.add",
  "facets.extensions.otherContracts",
  "review.lead",
  "review.alike",
  "review.note",
  "review.promise",
  "review.openCall",
  "review.constants",
  "review.hidden",
  "tutorial.users.answer",
  "tutorial.needs.answer",
  "tutorial.order.answer",
  "tutorial.state.answer",
  "tutorial.variant.question",
  "tutorial.variant.answer",
  "tutorial.registry.question",
  "tutorial.registry.allQuestion",
  "tutorial.registry.allAnswer",
  "tutorial.signature.answer",
]);

/** Every combination of a kind of name, a number, a length, and optional values. */
function trials(lengths: readonly number[], numbers: readonly number[]): Trial[] {
  return NAMES.flatMap((name) =>
    numbers.flatMap((number) =>
      lengths.flatMap((length) =>
        [true, false].flatMap((given) =>
          Array.from({ length: 8 }, (_, choice) => ({ name, number, length, given, choice })),
        ),
      ),
    ),
  );
}

/** The paths to all sentences: functions, and texts without arguments. */
function paths(words: object, path: readonly string[] = []): [string, string[]][] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]): [string, string[]][] => {
    const at = [...path, name];
    return typeof word === "object" && word !== null ? paths(word, at) : [[at.join("."), at]];
  });
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(texts) : [];
}

const typed = typedArguments();

function said(path: readonly string[], tried: readonly Trial[]): string[] {
  const word = path.reduce<unknown>((words, name) => Object(words)[name], FRENCH);
  if (typeof word !== "function") return texts(word);
  return [...new Set(tried.flatMap((trial) => texts(word(...typed.of(path, trial)))))];
}

test.each(paths(FRENCH))("%s is correct French for every argument", (name, path) => {
  const lengths = ABOUT_NAMES.has(name) ? [1, 2] : [0, 1, 2];
  const found = said(path, trials(lengths, NUMBERS)).flatMap((text) =>
    frenchMistakes(text).map((mistake) => `${mistake}: ${text}`),
  );
  expect(found.slice(0, 5)).toEqual([]);
});

/** Sentences that speak of several things anyway, beside those that are counted. */
const OF_SEVERAL = new Set([
  "headings.promises",
  "tie.repository",
  "leftOut",
  "opening.term",
  "chapter.headings.reasons",
  "facets.settings.otherTypes",
  "facets.extensions.registers",
  "review.morePromises",
  "review.moreConstants",
  "tutorial.skip.answer",
  "tutorial.match.answer",
  "tutorial.users.question",
  "tutorial.needs.question",
  "tutorial.order.question",
  "tutorial.setting.answer",
  "tutorial.registry.answer",
  "tutorial.registry.allQuestion",
  "tutorial.state.answer",
  "tutorial.variant.answer",
  "tutorial.signature.answer",
  "tutorial.signature.check",
  "tutorial.run.answer",
  "tutorial.run.command",
  "tutorial.move.makerAnswer",
]);

/** Verbs in the plural, but not « vient » or « comment ». */
const PLURAL_VERB = /(?<!\p{L})(?:sont|ont|font|vont|\p{L}{2,}(?<![im])ent)(?!\p{L})/u;

test.each(paths(FRENCH).filter(([name]) => !OF_SEVERAL.has(name)))(
  "%s has a singular verb for one thing",
  (_, path) => {
    const plural = said(path, trials([1], [0])).filter((text) => PLURAL_VERB.test(text));
    expect(plural.slice(0, 5)).toEqual([]);
  },
);
