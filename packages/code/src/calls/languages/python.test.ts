import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("Python: self, typed names, constructed values, modules and imported names", async () => {
  const calls = await callLines({
    "shop/__init__.py": "from .store import Store\n",
    "shop/store.py": `from __future__ import annotations
from . import files


class Log:
    def write(self, line):
        pass


class Store:
    log: Log

    def __init__(self, path):
        self.backup = Log()

    def save(self, key: str) -> None:
        files.write(key)
        self.log.write(key)
        self.backup.write(key)
        self._grow()

    def _grow(self):
        pass

    @classmethod
    def make(cls) -> Store:
        return cls("x")
`,
    "shop/files.py": "def write(line):\n    pass\n",
    "shop/cli.py": `from shop import Store


def main(other: "Store | None", save):
    store = Store("a")
    store.save("b")
    other.save("c")
    Store.make().save("d")
    save()


def save():
    pass
`,
  });
  expect(calls).toEqual([
    "main:5 -> Store.__init__",
    "main:6 -> Store.save",
    "main:7 -> Store.save",
    "main:8 -> Store.make",
    "main:8 -> Store.save",
    "Store.save:17 -> write",
    "Store.save:18 -> Log.write",
    "Store.save:19 -> Log.write",
    "Store.save:20 -> Store._grow",
    "Store.make:27 -> Store.__init__",
  ]);
});

test("Python: a decorator runs where its function is declared", async () => {
  const calls = await callLines({
    "shop.py": `def option(name): pass
def default(): pass
@option(
    default(),
)
def run():
    default()
def outer():
    @option(default())
    def inner(): pass
`,
  });
  expect(calls).toEqual(["run:7 -> default", "outer:9 -> option", "outer:9 -> default"]);
});
