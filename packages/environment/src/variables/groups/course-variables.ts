import { choice, integer } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const COURSE = {
  FONDATION_ENGINE: {
    group: "Course",
    schema: choice(["auto", "static", "claude"]),
    default: "auto",
    what: "The engine that writes the course: `static` needs no model, `claude` uses one, `auto` chooses Claude if it is available.",
    where: "`--engine` of a command, or here.",
    readers: ["cli"],
  },
  FONDATION_CHAPTERS: {
    group: "Course",
    schema: integer(3, 20),
    default: "10",
    what: "How many chapters a course has, N of 3 + 3·N documents.",
    where: "`--chapters` of a command, or here.",
    readers: ["cli"],
  },
  FONDATION_LANGUAGE: {
    group: "Course",
    schema: choice(["fr", "en"]),
    default: "fr",
    what: "Language of the course.",
    where: "`--language` of a command, or here.",
    readers: ["cli"],
  },
} as const satisfies Record<string, Variable>;
