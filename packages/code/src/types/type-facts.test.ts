import { expect, test } from "vitest";
import { analyzed } from "../testing/analyzed.ts";
import type { CodeFacts } from "../analyze-code.ts";

/** `path:line Name` of the implementations of a type. */
function implementations({ survey, types }: CodeFacts, path: string, type: string): string[] {
  const file = survey.byPath.get(path);
  return (file === undefined ? [] : types.implementationsOf(file, type)).map(
    ({ symbol, place }) => `${place.path}:${place.startLine} ${symbol.name}`,
  );
}

test("a supertype is found through its import, not by its name alone", async () => {
  const facts = await analyzed({
    "a/base.ts": "export interface Store { get(): void }\n",
    "a/memory.ts":
      'import type { Store } from "./base.ts";\n\nexport class Memory implements Store { get() {} }\n',
    "b/other.ts": "interface Store { set(): void }\n\nexport class Other implements Store { set() {} }\n",
    "b/unknown.ts": 'import { Store } from "elsewhere";\n\nexport class Foreign implements Store {}\n',
  });
  expect(implementations(facts, "a/base.ts", "Store")).toEqual(["a/memory.ts:3 Memory"]);
  expect(implementations(facts, "b/other.ts", "Store")).toEqual(["b/other.ts:3 Other"]);
});

test("Go: a type with all methods of an interface implements it, from two methods on", async () => {
  const facts = await analyzed({
    "go.mod": "module m\n",
    "store.go":
      "package m\n\ntype Store interface {\n\tGet() int\n\tSet(int)\n}\n\ntype Closer interface {\n\tClose()\n}\n",
    "disk/disk.go":
      "package disk\n\ntype Disk struct{}\n\nfunc (d *Disk) Get() int { return 1 }\nfunc (d *Disk) Close() {}\n",
    "disk/set.go": "package disk\n\nfunc (d *Disk) Set(int) {}\n",
    "half.go": "package m\n\ntype Half struct{}\n\nfunc (h Half) Get() int { return 1 }\n",
  });
  expect(implementations(facts, "store.go", "Store")).toEqual(["disk/disk.go:3 Disk"]);
  expect(implementations(facts, "store.go", "Closer")).toEqual([]);
});

test("Go: a statement of the file that a type implements an interface is enough", async () => {
  const facts = await analyzed({
    "go.mod": "module m\n",
    "m.go":
      "package m\n\ntype Closer interface{ Close() }\n\ntype File struct{}\n\nvar _ Closer = (*File)(nil)\n",
  });
  expect(implementations(facts, "m.go", "Closer")).toEqual(["m.go:7 File"]);
});

test("states: an assignment moves from the states that its conditions name", async () => {
  const { survey, types } = await analyzed({
    "a.ts": `export enum Mode { Idle, Busy, Done }

export class Door {
  mode = Mode.Idle;
  open() {
    if (this.mode === Mode.Idle) {
      this.mode = Mode.Busy;
    } else {
      this.mode = Mode.Done;
    }
    if (this.mode !== Mode.Busy) this.log(Mode.Done);
  }
}
`,
    "b.ts": `import { Mode } from "./a.ts";

export function close(door: { mode: Mode }) {
  switch (door.mode) {
    case Mode.Busy:
      door.mode = Mode.Done;
  }
}
`,
  });
  const file = survey.byPath.get("a.ts");
  const states = file === undefined ? undefined : types.statesOf(file, "Mode");
  expect(states?.members.map(({ name }) => name)).toEqual(["Idle", "Busy", "Done"]);
  expect(
    states?.moves.map(({ from, to, place }) => `${from.join()}>${to} ${place.path}:${place.startLine}`),
  ).toEqual(["Idle>Busy a.ts:7", ">Done a.ts:9", "Busy>Done b.ts:6"]);
});
