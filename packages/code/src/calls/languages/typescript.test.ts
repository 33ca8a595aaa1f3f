import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

const FILES = {
  "src/store.ts": `export class Store {
  #size = 0;
  constructor(private readonly log: Log) {}
  save(key: string): void {
    this.log.write(key);
    this.#grow();
  }
  #grow(): void {
    this.#size += 1;
  }
}
export interface Options { readonly store: Store }
export class Log {
  write(line: string): void {}
}
export async function open(): Promise<Store> {
  return new Store(new Log());
}
`,
  "src/main.ts": `import { open as openStore, type Options, Log } from "./store.ts";
import * as all from "./store.ts";

const log = new Log();

export async function main(options: Options, save: () => void): Promise<void> {
  const store = await openStore();
  store.save("a");
  options.store.save("b");
  (await all.open()).save("c");
  log.write("d");
  save();
  unknown().save("e");
}

function save(): void {}
`,
};

test("TypeScript: receivers whose types the code states, and constructors", async () => {
  const calls = await callLines(FILES);
  expect(calls).toEqual([
    "main:7 -> open",
    "main:8 -> Store.save",
    "main:9 -> Store.save",
    "main:10 -> open",
    "main:10 -> Store.save",
    "main:11 -> Log.write",
    "Store.save:5 -> Log.write",
    "Store.save:6 -> Store.#grow",
    "open:17 -> Store.constructor",
  ]);
});

test("JavaScript: names that require returns, and a parameter that hides one", async () => {
  const calls = await callLines({
    "lib/log.js": "function write (line) {}\nmodule.exports = { write }\n",
    "lib/queue.js": `const { write } = require('./log.js')
const log = require('./log.js')

class Queue {
  add (job) { write(job); log.write(job) }
}

function each (write) { write(1) }

function make () { return new Queue() }
module.exports = make
`,
    "index.js": "const make = require('./lib/queue.js')\nfunction run () { make() }\n",
  });
  expect(calls).toEqual(["run:2 -> make", "Queue.add:5 -> write"]);
});

test("TypeScript: methods of interfaces and abstract classes", async () => {
  const calls = await callLines({
    "src/store.ts": `export interface Store {
  save(key: string): Log;
}
export abstract class Log {
  abstract write(line: string): void;
}
class Disk extends Log {
  write(line: string): void {}
}
export function run(store: Store): void {
  store.save("a").write("b");
}
`,
  });
  expect(calls).toEqual(["run:11 -> Store.save", "run:11 -> Log.write", "run:11 -> Disk.write?"]);
});

test("JavaScript: prototypes, objects with functions, and functions of a large closure", async () => {
  const calls = await callLines({
    "lib/app.js": `function Route (path) { this.init() }
Route.prototype.init = function () { helpers.clean() }
Route.prototype.match = function match () { return this.init() }

const helpers = {
  clean () { this.wash() },
  wash: () => {}
}
var app = {}
app.use = function use () { this.route(new Route('/')) }
app.route = function route () { new Route('/').match() }

function build () {
  const state = 1
  add()
${"  state.x = 1\n".repeat(100)}
  function add () {
    remove()
    use()
  }
  function remove () {
    state.y = 2
  }
}
`,
  });
  expect(calls).toEqual([
    "Route:1 -> Route.init",
    "Route.init:2 -> helpers.clean",
    "Route.match:3 -> Route.init",
    "helpers.clean:6 -> helpers.wash",
    "app.use:10 -> app.route",
    "app.use:10 -> Route",
    "app.route:11 -> Route",
    "app.route:11 -> Route.match",
    "build:15 -> build.add",
    "build.add:118 -> build.remove",
  ]);
});
