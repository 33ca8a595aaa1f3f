import { expect, test } from "vitest";
import { graphCalls } from "../calls/call-graph.ts";
import { linkFiles } from "../graph/links.ts";
import { createPause } from "../pause.ts";
import { surveyOf } from "../testing/surveyed.ts";
import type { Topic } from "./topic.ts";
import { tieTopics } from "./topic-ties.ts";

/** The proven ties between the files, each of which is a topic of its own. */
async function tiesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const survey = await surveyOf(files);
  const pause = createPause(new AbortController().signal);
  const topics = survey.files.map(
    (file, index): Topic => ({
      ...{ id: index + 1, name: file.path, namedAfter: "file", symbols: [], size: 0 },
      ...{ parts: [{ path: file.path }], files: [file] },
    }),
  );
  const nameOf = (id: number): string => topics[id - 1]?.name ?? "";
  return tieTopics(topics, await linkFiles(survey, pause), await graphCalls(survey, pause), survey)
    .filter(({ basis }) => basis === "use")
    .map(({ from, to, symbols, relations }) => {
      const names = symbols.map((symbol, index) => `${relations[index] ?? ""} ${symbol}`);
      return `${nameOf(from)} -> ${nameOf(to)}: ${names.join()}`;
    });
}

test("Python: what only a type checker imports is no tie, and a class for it stands for its base", async () => {
  const files = {
    "a/app.py": "class App:\n    def run(self):\n        return 1\n",
    "a/state.py":
      "import typing as t\n\nif t.TYPE_CHECKING:\n    from .app import App\n\n    class AppProxy(t.Generic, App): ...\n\n\ncurrent: AppProxy = find()\n",
    "a/view.py": "from .state import current\n\n\ndef view():\n    return current.run()\n",
  };
  expect(await tiesOf(files)).toEqual([
    "a/view.py -> a/app.py: calls App",
    "a/view.py -> a/state.py: uses current",
  ]);
});

test("a name that a file only passes on is no tie", async () => {
  const python = { "a/__init__.py": "from .app import App as App\n", "a/app.py": "class App:\n    pass\n" };
  expect(await tiesOf(python)).toEqual([]);
  const typescript = { "index.ts": 'export { a } from "./a.ts";\n', "a.ts": "export function a() {}\n" };
  expect(await tiesOf(typescript)).toEqual([]);
});

test("TypeScript: a type import is a tie only for a class that implements it", async () => {
  const files = {
    "store.ts": "export interface Store {\n  read(): string;\n}\n",
    "disk.ts":
      'import type { Store } from "./store.ts";\n\nexport class Disk implements Store {\n  read() {\n    return "a";\n  }\n}\n',
    "page.ts":
      'import type { Store } from "./store.ts";\n\nexport function page(store: Store): number {\n  return 1;\n}\n',
  };
  expect(await tiesOf(files)).toEqual(["disk.ts -> store.ts: implements Store"]);
});
