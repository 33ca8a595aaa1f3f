/** What opens a course: the repository, the map of its parts, their vocabulary, one path through all. */

import { compareBy, functionsOf, type Topic, topicAt } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { section } from "../markdown/blocks.ts";
import { pathSection } from "../paths/path-section.ts";
import { findReadme } from "../plan/readme.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf, qualifiedName } from "../view/function-names.ts";
import { courseMap } from "./map.ts";
import { vocabulary } from "./vocabulary.ts";

/** In lines of code: a first look, which leaves the details to the chapters. */
const WHOLE_LINES = 90;

/** `first`: the topic of the first chapter. */
export function opening(first: Topic, view: CourseView): string[] {
  const { headings } = view.words.opening;
  return [
    ...section(headings.repository(inlineCode(view.repository)), repository(view)),
    ...section(headings.map, courseMap(first, view)),
    ...section(headings.vocabulary, [vocabulary(view)]),
    ...whole(first, view),
  ];
}

function repository(view: CourseView): (string | undefined)[] {
  const { words, survey } = view;
  const readme = findReadme(survey.texts);
  const sources = survey.files.filter(({ role }) => role === "source");
  return [
    readme === undefined
      ? undefined
      : words.opening.readme({ text: markdownText(readme.text), citation: inlineCitation(readme.place) }),
    words.opening.size({
      repository: inlineCode(view.repository),
      files: sources.length,
      lines: sources.reduce((sum, { lines }) => sum + lines.length, 0),
      languages: survey.languages.slice(0, 4),
      tests: survey.files.filter(({ role }) => role === "test").length,
    }),
    runTests(view),
  ];
}

/** The command for one test file, proven by a manifest: the file with the most tests. */
function runTests({ tests, words }: CourseView): string | undefined {
  const files = [...new Set(tests.cases.map(({ file }) => file.path))].toSorted(
    compareBy(
      (path) => tests.inFile(path).length,
      (path) => path,
    ),
  );
  for (const path of files) {
    const found = tests.commandFor(path);
    if (found === undefined) continue;
    return words.opening.runTests(inlineCode(found.command), inlineCitation(found.place));
  }
  return undefined;
}

function whole(first: Topic, view: CourseView): string[] {
  const path = view.paths.whole;
  if (path === undefined) return [];
  const { words } = view;
  const functions = functionsOf(path);
  const [start] = functions;
  const end = functions.at(-1);
  if (start === undefined || end === undefined) return [];
  const topics = [
    ...new Set(
      functions.flatMap(({ file, symbol }) => topicAt(view.topics, file.path, symbol.startLine) ?? []),
    ),
  ];
  return section(
    words.opening.headings.whole(
      markdownText(qualifiedName(start.symbol)),
      markdownText(qualifiedName(end.symbol)),
    ),
    [
      words.opening.whole({
        start: codeOf(start),
        end: codeOf(end),
        calls: path.calls.length,
        topics: topics.map((topic) => view.link({ kind: "chapter", topic: first }, "chapter", topic)),
      }),
      ...pathSection(path, { home: first, known: [], room: WHOLE_LINES }, view),
    ],
  );
}
