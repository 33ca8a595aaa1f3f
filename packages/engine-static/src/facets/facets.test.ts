import { expect, test } from "vitest";
import type { CourseView } from "../view/course-view.ts";
import { viewOfOnePart } from "../testing/course-view.ts";
import { closingSection } from "./closing-section.ts";
import { extensionSection } from "./extension-section.ts";
import { settingsSection } from "./settings-section.ts";

const FILES = {
  "shop/config.py": `import os

MAX_ITEMS = 10


class Shop:
    """Sells things."""

    default_config = dict({"CURRENCY": "EUR"})

    def __init__(self, config):
        self.config = config
        self.home = os.environ.get("SHOP_HOME", "/srv")

    def price(self):
        return self.config["CURRENCY"], MAX_ITEMS

    def register_carrier(self, carrier):
        """Adds one more carrier."""
        self.carrier = carrier

    def close(self):
        """Ends all sales."""
        self.save()
        self.log()

    def log(self):
        pass

    def save(self):
        try:
            self.log()
        finally:
            self.unlink()
`,
  "shop/carriers.py": `class Carrier:
    """Brings things to people."""

    def ship(self, order):
        raise NotImplementedError


class Bike(Carrier):
    def ship(self, order):
        return 1


class Truck(Carrier):
    def ship(self, order):
        return 2
`,
};

function sectionOf(view: CourseView, section: typeof settingsSection): string {
  return view.topics.flatMap((topic) => section(topic, view)).join("\n\n");
}

test("settings: each read has its default and the places of both", async () => {
  const text = sectionOf(await viewOfOnePart(FILES), settingsSection);
  expect(text).toContain(
    '- `CURRENCY` (`shop/config.py#L9-L9`), read at `shop/config.py#L16-L16`, default `"EUR"`',
  );
  expect(text).toContain(
    '- `SHOP_HOME`, from the environment, read at `shop/config.py#L13-L13`, default `"/srv"`',
  );
  expect(text).toContain("- `MAX_ITEMS` (`shop/config.py#L3-L3`) is `10`");
});

test("closing: a function's calls in their order, and what runs on every way out", async () => {
  const text = sectionOf(await viewOfOnePart(FILES), closingSection);
  expect(text).toContain(
    "`Shop.close` (`shop/config.py#L22-L25`) calls in this order `Shop.save` and `Shop.log`.",
  );
  expect(text).toContain("- `Shop.save`: `self.unlink()` (`shop/config.py#L34-L34`)");
});

test("closing: calls that are not resolved are not denied", async () => {
  const log = FILES["shop/config.py"].replace("self.save()\n        self.log()", "self.socket.close()");
  const text = sectionOf(await viewOfOnePart({ "shop/config.py": log }), closingSection);
  expect(text).toContain(
    "`Shop.close` (`shop/config.py#L22-L24`) only calls code that the analysis cannot follow.",
  );
});

test("settings: a property of the Java system is no environment variable", async () => {
  const java = `package shop;

public class Shop {
  public static String home() {
    String home = System.getProperty("shop.home", "/srv");
    return home + System.getenv("SHOP_USER");
  }
}
`;
  const text = sectionOf(await viewOfOnePart({ "src/Shop.java": java }), settingsSection);
  expect(text).toContain("- `shop.home`, read at `src/Shop.java#L5-L5`");
  expect(text).toContain("- `SHOP_USER`, from the environment, read at `src/Shop.java#L6-L6`");
});

test("extensions: the class to derive from, what exists, and where it is registered", async () => {
  const text = sectionOf(await viewOfOnePart(FILES), extensionSection);
  expect(text).toContain("`Carrier` (`shop/carriers.py#L1-L5`) is the class to derive from");
  expect(text).toContain(
    "What exists already for `Carrier`: `Bike` (`shop/carriers.py#L8-L8`) and `Truck` (`shop/carriers.py#L13-L13`).",
  );
  expect(text).toContain("- `Shop.register_carrier` (`shop/config.py#L18-L20`): “Adds one more carrier.”");
});

test("a list of 25 constants shows 20 and names the others", async () => {
  const constants = Array.from({ length: 25 }, (_, index) => `MAX_${index} = ${index}\n`).join("");
  const text = sectionOf(
    await viewOfOnePart({ "limits.py": `${constants}\n\ndef f():\n    pass\n` }),
    settingsSection,
  );
  expect(text.match(/^- `MAX_\d+` \(.*\) is/gm)).toHaveLength(20);
  expect(text).toContain("- 5 others: `MAX_20`, `MAX_21`, `MAX_22`, `MAX_23`, and `MAX_24`.");
});

test("in French, one constant is in the singular", async () => {
  const text = sectionOf(await viewOfOnePart(FILES, "fr"), settingsSection);
  expect(text).toContain("Une constante de **");
});

test("types with options and contracts beyond the described ones are named with their places", async () => {
  const options = Array.from(
    { length: 5 },
    (_, index) => `export class Part${index}Options {\n  retries = ${index};\n}\n`,
  ).join("");
  const contracts = Array.from(
    { length: 6 },
    (_, index) =>
      `export interface Port${index} {\n  run(): void;\n}\nexport class Real${index} implements Port${index} {\n  run() {}\n}\n`,
  ).join("");
  const view = await viewOfOnePart({ "src/options.ts": options, "src/ports.ts": contracts });
  expect(sectionOf(view, settingsSection)).toMatch(
    /More options are declared in `Part\dOptions` \(`src\/options\.ts#L\d+-L\d+`\) and `Part\dOptions` /,
  );
  expect(sectionOf(view, extensionSection)).toMatch(
    /Others can also provide `Port\d` \(.*\) and `Port\d` \(/,
  );
});
