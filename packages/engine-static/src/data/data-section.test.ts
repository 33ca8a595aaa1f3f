import { expect, test } from "vitest";
import { viewOfOnePart } from "../testing/course-view.ts";
import { dataSection } from "./data-section.ts";

const FILES = {
  "src/job.ts": `/** Work to do. */
export interface Job {
  /** Unique in the queue. */
  readonly id: number;
  readonly title: string | undefined;
  run(): void;
}

export class Print implements Job {
  id = 1;
  title = "print";
  run() {}
}
`,
};

test("a type that holds data is shown with types, defaults, comments and places", async () => {
  const view = await viewOfOnePart(FILES);
  const text = view.topics.flatMap((topic) => dataSection(topic, view)).join("\n\n");
  expect(text).toContain("“Work to do.” `Job` (`src/job.ts#L2-L7`) holds 2 fields:");
  expect(text).toContain("- `id` (`src/job.ts#L4-L4`), `number`: “Unique in the queue.”");
  expect(text).toContain("- `title` (`src/job.ts#L5-L5`), `string | undefined`");
  expect(text).toContain('- `title` (`src/job.ts#L11-L11`), by default `"print"`');
  expect(text).toContain("`Job` is implemented by `Print` (`src/job.ts#L9-L9`).");
});

test("a type of 40 fields shows 24 and names the others", async () => {
  const fields = Array.from({ length: 40 }, (_, index) => `  f${index}: number;\n`).join("");
  const view = await viewOfOnePart({ "src/wide.ts": `export interface Wide {\n${fields}}\n` }, "fr");
  const text = view.topics.flatMap((topic) => dataSection(topic, view)).join("\n\n");
  expect(text).toContain("réunit 40\u00A0champs\u202F; en voici les 24 premiers\u202F:");
  expect(text).toContain("- 16\u00A0autres\u202F: `f24`,");
  expect(text).toContain("et `f39`.");
});

test("states are listed with the assignments that change them, and drawn when proven", async () => {
  const view = await viewOfOnePart({
    "src/door.ts": `export enum Mode { Idle, Busy, Done }

export class Door {
  mode = Mode.Idle;
  step() {
    if (this.mode === Mode.Idle) {
      this.mode = Mode.Busy;
    } else if (this.mode === Mode.Busy) {
      this.mode = Mode.Done;
    }
  }
}
`,
  });
  const text = view.topics.flatMap((topic) => dataSection(topic, view)).join("\n\n");
  expect(text).toContain("`Mode` (`src/door.ts#L1-L1`) has 3 values:");
  expect(text).toContain(
    "- `Busy`, in place of `Idle` (`src/door.ts#L7-L7`), under `this.mode === Mode.Idle`",
  );
  expect(text).toContain("stateDiagram-v2\n  Idle --> Busy\n  Busy --> Done");
});

test("a comparison with a state is no assignment of it", async () => {
  const view = await viewOfOnePart({
    "src/door.ts": `export enum Mode { Idle, Busy }

export function isBusy(mode: Mode): boolean {
  const busy = mode === Mode.Busy;
  return busy;
}
`,
  });
  const text = view.topics.flatMap((topic) => dataSection(topic, view)).join("\n\n");
  expect(text).toContain("`Mode` (`src/door.ts#L1-L1`) has 2 values:");
  expect(text).not.toContain("assigns");
});

test("the value of a constant is no first value, and a parameter is none at all", async () => {
  const view = await viewOfOnePart({
    "src/door.ts": `export class Door {
  readonly width = 3;
  height = 2;
  colour: string;
  constructor(colour: string) {
    this.colour = colour;
  }
  grow() { this.height = 4; return this.width + this.colour.length; }
}
`,
  });
  const text = view.topics.flatMap((topic) => dataSection(topic, view)).join("\n\n");
  expect(text).toContain("`width` (`src/door.ts#L2-L2`), is `3`");
  expect(text).toContain("`height` (`src/door.ts#L3-L3`), by default `2`");
  expect(text).not.toContain("`colour` (`src/door.ts#L4-L4`), `string`,");
});

test("types and lists of values beyond the described ones are named with their places", async () => {
  const types = Array.from(
    { length: 7 },
    (_, index) =>
      `export interface Item${index} {\n  id: number;\n  title: string;\n}\nexport enum Mode${index} { A, B }\n`,
  ).join("");
  const view = await viewOfOnePart({ "src/items.ts": types });
  const text = view.topics.flatMap((topic) => dataSection(topic, view)).join("\n\n");
  expect(text).toMatch(
    /Not described here, with fields of their own: `Item\d` \(`src\/items\.ts#L\d+-L\d+`\), /,
  );
  expect(text).toMatch(/Other lists of values: `Mode\d` \(`src\/items\.ts#L\d+-L\d+`\), /);
});
