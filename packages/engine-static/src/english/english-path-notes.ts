/** Notes beside the lines of a traced path, in English. */

import type { PathNote } from "../words/chapter-words.ts";
import { en } from "../words/typography.ts";
import { count, list, OUTSIDE } from "./english-grammar.ts";

export function pathNote(note: PathNote): string {
  switch (note.kind) {
    case "call":
      return call(note);
    case "if":
      return en`Only if ${note.head} does it get to ${note.callee}.`;
    case "else":
      return en`Only if ${note.head}, and no branch before it, does it get to ${note.callee}.`;
    case "otherwise":
      return en`Only with ${note.head} false does it get to ${note.callee}.`;
    case "loop":
      return en`The call of ${note.callee} is inside the loop ${note.head}.`;
    case "case":
      return en`Only in the case ${note.head} does ${note.callee} take over.`;
    case "catch":
      return en`${note.callee} is only called after an error: ${note.head}.`;
    case "finally":
      return en`${note.callee} is called in any case, with or without an error.`;
    case "defer":
      return en`The call of ${note.callee} waits until the function ends.`;
    case "overridden":
      return en`Depending on the object, ${note.callee} runs, or its override in ${list(note.more > 0 ? [note.type, count(note.more, "other type")] : [note.type])}.`;
    case "guard": {
      if (note.exit === "throw") {
        return note.value === undefined
          ? en`If ${note.condition}, an error is raised and the path stops.`
          : en`If ${note.condition}, the error ${note.value} is raised and the path stops.`;
      }
      return note.value === undefined
        ? en`If ${note.condition}, the function stops here.`
        : en`If ${note.condition}, the function returns ${note.value} and stops here.`;
    }
    case "effect":
      return en`Here ${note.name} acts on ${OUTSIDE[note.on]}.`;
    case "result":
      return en`The function returns ${note.value}, and the path ends there.`;
  }
}

function call(note: Extract<PathNote, { kind: "call" }>): string {
  const callee = note.file === undefined ? note.callee : en`${note.callee}, declared in ${note.file}`;
  const end = note.file === undefined ? "" : ",";
  switch (note.as) {
    case "return":
      return en`The function returns what it gets from ${callee}.`;
    case "assign":
      return en`${note.target} ${note.target.includes(",") ? "get" : "gets"} the result of ${callee}.`;
    case "condition":
      return en`The result of ${callee}${end} is part of the condition ${note.head}.`;
    case "loop":
      return en`The loop ${note.head} goes through what ${callee}${end} returns.`;
    case "maybe":
      return en`The call of ${callee}${end} depends on what stands before it in the expression.`;
    case "closure":
      return en`The call of ${callee}${end} is in an inner function: it only happens when that one runs.`;
    case "other":
      return en`Call of ${callee}.`;
  }
}
