import type { Entry } from "@fondation/repository/testing/test-repository";
import { expect, test } from "vitest";
import { viewOf, viewOfOnePart } from "../../testing/course-view.ts";
import type { CourseView } from "../../view/course-view.ts";
import { focusOf } from "../focus.ts";
import { isFirst, type Picture, pictureOf } from "./picture.ts";

type Files = Readonly<Record<string, Entry>>;

function pictureIn(view: CourseView): Picture {
  const [topic] = view.topics;
  const picture = topic === undefined ? undefined : pictureOf(topic, view);
  if (picture === undefined) throw new Error("There is no picture.");
  return picture;
}

/** `Disk -.-> implements Store` */
function arrowsIn({ diagram }: Picture): string[] {
  const labels = new Map(
    [...diagram.matchAll(/^ {2}(n\d+)\["(.+)"\]$/gm)].map(([, id, label]) => [id, label]),
  );
  return [...diagram.matchAll(/^ {2}(n\d+) (\S+)\|"(.+)"\| (n\d+)$/gm)].map(
    ([, from, line, verb, to]) => `${labels.get(from)} ${line} ${verb} ${labels.get(to)}`,
  );
}

const STORES: Files = {
  "store.py": `class Store:
    def get(self, key):
        raise NotImplementedError


class Disk(Store):
    def get(self, key):
        return read(key)


class Memory(Store):
    def get(self, key):
        if key is None:
            raise MissingError(key)
        return self.values[key]


class MissingError(Exception):
    def __init__(self, key):
        self.key = key


def read(key):
    if key == "":
        raise MissingError(key)
    return key
`,
};

test("a picture shows who derives from a contract, dotted, and no errors", async () => {
  const picture = pictureIn(await viewOfOnePart(STORES));
  expect(arrowsIn(picture).sort()).toEqual([
    "Disk --> calls read",
    "Disk -.-> extends Store",
    "Memory -.-> extends Store",
  ]);
  expect(picture.hasContracts).toBe(true);
});

test("a part that is about errors shows them", async () => {
  const picture = pictureIn(
    await viewOfOnePart({
      "errors.py":
        "class ShopError(Exception):\n    def text(self):\n        return 1\n\n\nclass NoStock(ShopError):\n    def text(self):\n        return 2\n\n\nclass NoMoney(ShopError):\n    def text(self):\n        return 3\n",
    }),
  );
  expect(arrowsIn(picture).sort()).toEqual([
    "NoMoney -.-> extends ShopError",
    "NoStock -.-> extends ShopError",
  ]);
});

test("a picture draws four arrows to a node, and says how many more there are", async () => {
  const kinds = ["A", "B", "C", "D", "E", "F"].map(
    (name) => `\n\nclass ${name}(Store):\n    def get(self):\n        return 1\n`,
  );
  const picture = pictureIn(
    await viewOfOnePart({
      "store.py": `class Store:\n    def get(self):\n        return 0\n${kinds.join("")}`,
    }),
  );
  expect(arrowsIn(picture)).toHaveLength(4);
  expect(picture.omitted).toEqual([{ node: "`Store`", arrows: 2 }]);
});

test("two types of one name are told apart by their directories", async () => {
  const type = (name: string): string =>
    `import { open } from "../open.ts";\n\nexport class Store {\n  get() {\n    return open("${name}");\n  }\n}\n`;
  const picture = pictureIn(
    await viewOfOnePart({
      "open.ts": "export function open(name: string) {\n  return name;\n}\n",
      "disk/store.ts": type("disk"),
      "net/store.ts": type("net"),
    }),
  );
  expect(arrowsIn(picture).sort()).toEqual(["disk/Store --> calls open", "net/Store --> calls open"]);
});

test("a part of which half derives from one type is told by that contract", async () => {
  const view = await viewOfOnePart(STORES);
  const [topic] = view.topics;
  expect(topic === undefined ? undefined : focusOf(topic, undefined, view)).toEqual({
    ...{ kind: "contract", contract: "`Store`", implementations: 2 },
  });
});

test("dotted arrows are explained in the first chapter that has them", async () => {
  const view = await viewOf({
    ...STORES,
    "main.py": "from store import Disk\n\n\ndef main():\n    return Disk().get(1)\n",
  });
  const first = view.placements.filter(({ topic }) =>
    isFirst(topic, view, ({ hasContracts }) => hasContracts),
  );
  expect(first.map(({ topic }) => topic.files[0]?.path)).toEqual(["store.py"]);
});
