/** Sample repositories, one per situation. */

import type { Entry } from "@fondation/repository/testing/test-repository";

type Files = Record<string, Entry>;

/** A TypeScript shop: a barrel, a default export, a cycle, a test, twelve source files. */
export const TYPESCRIPT_SHOP: Files = {
  "README.md":
    "# Shop\n\n[![badge](https://example.org/b.svg)](https://example.org)\n\nA small shop that sells books and ships them the same day.\n",
  "package.json": JSON.stringify({ name: "shop", main: "src/main.ts" }),
  "src/main.ts": `import { Catalogue } from "./catalogue/index.ts";
import createCart from "./cart.ts";
import { checkOut } from "./checkout.ts";

/** Runs the shop once. */
export function main(): number {
  const catalogue = new Catalogue();
  const cart = createCart();
  cart.add(catalogue.find("book"));
  return checkOut(cart).total;
}
`,
  "src/catalogue/index.ts": 'export { Catalogue } from "./catalogue.ts";\nexport * from "./product.ts";\n',
  "src/catalogue/catalogue.ts": `import type { Product } from "./product.ts";

/** Every product the shop sells. Prices are in cents. */
export class Catalogue {
  readonly #products = new Map<string, Product>();

  /** Adds a product. */
  add(product: Product): void {
    this.#products.set(product.name, product);
  }

  find(name: string): Product {
    return this.#products.get(name) ?? { name, price: 100 };
  }
}
`,
  "src/catalogue/product.ts":
    "/** Something to sell. */\nexport interface Product {\n  readonly name: string;\n  readonly price: number;\n}\n",
  "src/cart.ts": `import type { Product } from "./catalogue/index.ts";
import { sum } from "./money.ts";

/** What a customer wants to buy. */
class Cart {
  readonly items: Product[] = [];
  add(product: Product): void {
    this.items.push(product);
  }
  total(): number {
    return sum(this.items.map((item) => item.price));
  }
}

export default function createCart(): Cart {
  return new Cart();
}
`,
  "src/money.ts":
    "/** Adds amounts in cents. */\nexport function sum(amounts: number[]): number {\n  return amounts.reduce((a, b) => a + b, 0);\n}\n",
  "src/checkout.ts": `import { taxOf } from "./tax.ts";
import { ship } from "./shipping.ts";
import { log as write } from "./log.ts";

/** Turns a cart into an order. */
export function checkOut(cart: { total(): number }): { total: number } {
  const total = cart.total() + taxOf(cart.total());
  write("order");
  ship(total);
  return { total };
}
`,
  "src/tax.ts":
    "export const RATE = 0.2;\n\n/** The tax on an amount. */\nexport function taxOf(amount: number): number {\n  return Math.round(amount * RATE);\n}\n",
  "src/shipping.ts":
    'import { log } from "./log.ts";\nimport { track } from "./tracking.ts";\n\n/** Sends an order. */\nexport function ship(total: number): string {\n  log(String(total));\n  return track(total);\n}\n',
  "src/tracking.ts":
    'import { ship } from "./shipping.ts";\n\nexport function track(id: number): string {\n  return id + typeof ship;\n}\n',
  "src/log.ts": "/** Writes a line. */\nexport function log(line: string): void {\n  console.log(line);\n}\n",
  "src/search.ts":
    'import * as catalogue from "./catalogue/index.ts";\n\nexport function search(): unknown {\n  return new catalogue.Catalogue();\n}\n',
  "src/report.ts":
    'import { checkOut } from "./checkout.ts";\n\nexport function report(): string {\n  return typeof checkOut;\n}\n',
  "src/cart.test.ts":
    'import createCart from "./cart.ts";\nimport { sum } from "./money.ts";\n\ncreateCart().add({ name: "a", price: sum([1, 2]) });\n',
};

/** A Python package with relative imports, a submodule import, docstrings and decorators. */
export const PYTHON_TASKS: Files = {
  "README.rst": "Tasks\n=====\n\nTasks keeps a list of things to do, and forgets nothing.\n",
  "pyproject.toml": '[project]\nname = "tasks"\n',
  "tasks/__init__.py":
    '"""Keeps a list of things to do."""\n\nfrom .store import Store\nfrom .task import Task\n\n__all__ = ["Store", "Task"]\n',
  "tasks/task.py": `"""What a task is."""

from dataclasses import dataclass


@dataclass
class Task:
    """One thing to do."""

    title: str
    done: bool = False

    def finish(self):
        """Marks it as done."""
        self.done = True
        return self


def parse(line):
    return Task(title=line.strip())
`,
  "tasks/store.py": `"""Where tasks are kept."""

from . import files
from .task import Task, parse


class Store:
    """A list of tasks in a file."""

    def __init__(self, path):
        self.path = path

    def load(self):
        return [parse(line) for line in files.read_lines(self.path)]

    def save(self, tasks: list[Task]):
        files.write_lines(self.path, [task.title for task in tasks])
`,
  "tasks/files.py":
    "def read_lines(path):\n    with open(path) as file:\n        return file.readlines()\n\n\ndef write_lines(path, lines):\n    with open(path, 'w') as file:\n        file.writelines(lines)\n",
  "tasks/cli.py":
    'import tasks.store\nfrom tasks import Task\nfrom tasks.render import render as show\n\n\ndef main():\n    """Shows all tasks."""\n    loaded = tasks.store.Store("tasks.txt").load()\n    show(loaded + [Task("x")])\n',
  "tasks/render.py":
    "from .colours import *\n\n\ndef render(tasks):\n    for task in tasks:\n        print(paint(task.title))\n",
  "tasks/colours.py": 'GREEN = "\\033[32m"\n\n\ndef paint(text):\n    return GREEN + text\n',
  "tests/test_store.py":
    "from tasks.store import Store\n\n\ndef test_store():\n    assert Store('x').path == 'x'\n",
};

/** A Go module of two packages, with uses across files of one package that need no import. */
export const GO_ROUTER: Files = {
  "go.mod": "module example.org/router\n\ngo 1.22\n",
  "README.md": "# Router\n\nRouter sends each request to the function that answers it.\n",
  "main.go":
    'package main\n\nimport (\n\t"fmt"\n\n\t"example.org/router/route"\n)\n\n// main starts the server.\nfunc main() {\n\trouter := route.New()\n\tfmt.Println(router.Match("/"))\n}\n',
  "route/router.go":
    '// Package route matches paths.\npackage route\n\n// Router knows every route.\ntype Router struct {\n\troot *node\n}\n\n// New makes an empty router.\nfunc New() *Router {\n\treturn &Router{root: newNode("")}\n}\n\n// Match finds the handler of a path.\nfunc (r *Router) Match(path string) Handler {\n\treturn r.root.find(path)\n}\n',
  "route/node.go":
    "package route\n\n// node is one segment of a path.\ntype node struct {\n\tsegment  string\n\tchildren []*node\n}\n\nfunc newNode(segment string) *node {\n\treturn &node{segment: segment}\n}\n\nfunc (n *node) find(path string) Handler {\n\tif path == n.segment {\n\t\treturn NotFound\n\t}\n\treturn nil\n}\n",
  "route/handler.go":
    'package route\n\n// Handler answers a request.\ntype Handler func(path string) string\n\n// NotFound answers what nothing else answers.\nfunc NotFound(path string) string {\n\treturn Status + path\n}\n\nconst Status = "404 "\n',
  "route/router_test.go":
    'package route\n\nimport "testing"\n\nfunc TestNew(t *testing.T) {\n\tif New() == nil {\n\t\tt.Fatal()\n\t}\n}\n',
};

/** Three languages in one repository, and a fourth one without a grammar. */
export const MIXED: Files = {
  ...Object.fromEntries(Object.entries(PYTHON_TASKS).map(([path, text]) => [`backend/${path}`, text])),
  ...Object.fromEntries(Object.entries(TYPESCRIPT_SHOP).map(([path, text]) => [`web/${path}`, text])),
  ...Object.fromEntries(Object.entries(GO_ROUTER).map(([path, text]) => [`edge/${path}`, text])),
  "native/lib.rs": "pub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n",
  "README.md": "# Everything\n\nEverything at once, in as many languages as it takes.\n",
};
