import { expect, test } from "vitest";
import { typesIn } from "../../testing/parsed-types.ts";

test.each<[string, string, readonly string[]]>([
  [
    "Rust",
    `pub struct Db {
    /// The state.
    state: Mutex<State>, // shared
}
enum Mode { Idle, Busy(u8) }
trait Store: Sized { fn get(&self) -> u8; }
impl Store for Db { fn get(&self) -> u8 { std::env::var("HOME"); 1 } }
const MAX: u8 = 3;
`,
    [
      "3 Db.state: Mutex<State> // The state.",
      "5 Mode.Idle",
      "5 Mode.Busy",
      "6 Store.get: (&self)",
      "8 .MAX = 3",
      "Store -> Sized (extends)",
      "Db -> Store (implements)",
      "7 std::env::var[HOME]",
    ],
  ],
  [
    "Java",
    `class Cart extends Base<String> implements Store, Priced<Item> {
  /** The <b>items</b>. */
  private final List<Item> items = new ArrayList<>();
  enum Mode { IDLE, BUSY }
  interface Store { void get(int id); }
  String home() { return System.getenv("HOME"); }
}
`,
    [
      "3 Cart.items: List<Item> = new ArrayList<>() // The items.",
      "4 Mode.IDLE",
      "4 Mode.BUSY",
      "5 Store.get: (int id)",
      "Cart -> Base (extends)",
      "Cart -> Store (implements)",
      "Cart -> Priced (implements)",
      "6 getenv[HOME]",
    ],
  ],
  [
    "C#",
    `class Cart : Base, IStore<int> {
  readonly int _size; // in bytes
  public string Name { get; set; }
}
enum Mode { Idle, Busy = 2 }
interface IStore<T> { T Get(int id); }
`,
    [
      "2 Cart._size: int // in bytes",
      "3 Cart.Name: string",
      "5 Mode.Idle",
      "5 Mode.Busy = 2",
      "6 IStore.Get: (int id)",
      "Cart -> Base (extends)",
      "Cart -> IStore (extends)",
    ],
  ],
  [
    "Ruby",
    `class Config < Base::Thing
  include Store
  DEFAULTS = { timeout: 25 }
  LIMIT = 3
  attr_reader :name
  def initialize(options = {})
    @options = options # as given
  end
  def home = ENV.fetch("HOME", "/")
end
`,
    [
      "3 .DEFAULTS = { timeout: 25 }",
      "3 DEFAULTS.timeout = 25",
      "4 .LIMIT = 3",
      "5 Config.name",
      "7 Config.@options = options // as given",
      "Config -> Base::Thing (extends)",
      "Config -> Store (implements)",
      '9 ENV[HOME] = "/"',
    ],
  ],
  [
    "PHP",
    `<?php
final class Cart extends Base implements Store {
    use Logs;
    /** In bytes. */
    private int $size = 3;
    public const MAX = 10;
    public function __construct(protected ?string $name = null) {}
}
enum Mode: int { case Idle = 1; case Busy = 2; }
interface Store { public function get(int $id): void; }
`,
    [
      "5 Cart.$size: int = 3 // In bytes.",
      "6 Cart.MAX = 10",
      "7 Cart.$name: ?string = null",
      "9 Mode.Idle = 1",
      "9 Mode.Busy = 2",
      "10 Store.get: (int $id)",
      "Cart -> Base (extends)",
      "Cart -> Store (implements)",
      "Cart -> Logs (implements)",
    ],
  ],
  [
    "Kotlin",
    `class Cart(val name: String, size: Int) : Base(), Store {
  // What people want.
  var items: List<Item> = listOf()
}
enum class Mode { IDLE, BUSY }
`,
    [
      "1 Cart.name: String",
      "3 Cart.items: List<Item> // What people want.",
      "5 Mode.IDLE",
      "5 Mode.BUSY",
      "Cart -> Base (extends)",
      "Cart -> Store (implements)",
    ],
  ],
])("%s: fields with types, defaults and comments; supertypes; reads", async (language, text, expected) => {
  expect(await typesIn(language, text)).toEqual(expected);
});
