import { expect, test } from "vitest";
import { typesIn } from "../../testing/parsed-types.ts";

test("TypeScript: fields of classes, interfaces, types and enums, and their supertypes", async () => {
  const text = `export interface Named extends base.Thing<string> {
  /** What people read. */
  readonly name: string;
  size?: number; // in bytes
  greet(to: string): void;
}
type Pair = { left: Named | undefined };
enum State { Idle = "idle", Busy }
export class Cart extends Base<Named> implements Named, Priced<number> {
  static readonly limit = 3;
  #items: Named[] = [];
  constructor(private readonly owner: string = "nobody", count = 1) {
    this.name = count;
    this.#items = [];
  }
  later() { this.never = 1; }
}
`;
  expect(await typesIn("TypeScript", text)).toEqual([
    "3 Named.name: string // What people read.",
    "4 Named.size: number // in bytes",
    "5 Named.greet: (to: string)",
    "7 Pair.left: Named | undefined",
    '8 State.Idle = "idle"',
    "8 State.Busy",
    "10 Cart.limit = 3",
    "11 Cart.#items: Named[] = []",
    '12 Cart.owner: string = "nobody"',
    "13 Cart.name = count",
    "Named -> base.Thing (extends)",
    "Cart -> Base (extends)",
    "Cart -> Named (implements)",
    "Cart -> Priced (implements)",
  ]);
});

test("JavaScript: fields that constructors assign, constant objects, reads of the environment", async () => {
  const text = `const LEVELS = Object.freeze({ low: 1, high: 2 });
function Reply (res) {
  // The response of Node.
  this.raw = res;
  this[kSent] = false;
}
class Store extends events.Emitter { size = 0 }
const port = process.env.PORT || 3000;
const home = process.env["HOME"];
const other = settings.env.PORT;
`;
  expect(await typesIn("JavaScript", text)).toEqual([
    "1 LEVELS.low = 1",
    "1 LEVELS.high = 2",
    "4 Reply.raw = res // The response of Node.",
    "5 Reply.kSent = false",
    "7 Store.size = 0",
    "8 .port = process.env.PORT || 3000",
    "Store -> events.Emitter (extends)",
    "8 process.env[PORT] = 3000",
    "9 process.env[HOME]",
  ]);
});
