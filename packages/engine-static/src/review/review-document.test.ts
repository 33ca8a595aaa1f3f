import { expect, test } from "vitest";
import { viewOf } from "../testing/course-view.ts";
import type { CourseView } from "../view/course-view.ts";
import { functionsOf, shownFunctions } from "./bodies.ts";
import { inReadingOrder } from "./reading-order.ts";
import { writeReview } from "./review-document.ts";

const BAKERY = {
  "bakery.py": `import os


class TestOven:
    def check(self, oven):
        self.last = oven.heat
        return self.last


def knead(flour):
    if not flour:
        raise ValueError("no flour")
    return flour * 2


def save(bread):
    with open("bread.txt", "w") as out:
        out.write(bread)
    os.rename("bread.txt", "done.txt")


def bake(flour):
    try:
        dough = knead(flour)
    except ValueError as error:
        raise error
    save(dough)
    return dough


def main():
    for flour in ["rye", "wheat"]:
        bake(flour)


if __name__ == "__main__":
    main()
`,
};

async function reviewOf(files: Record<string, string>, language: "en" | "fr" = "en"): Promise<string> {
  const view = await viewOf(files, { language, parts: 1 });
  return view.placements.map(({ topic }, index) => writeReview(index + 1, topic, view)).join("\n");
}

function namesIn(view: CourseView, order: typeof inReadingOrder | undefined): string[] {
  return view.topics.flatMap((topic) => {
    const shown = shownFunctions(topic, view);
    return (order === undefined ? shown : order(shown, view)).map(({ symbol }) => symbol.name);
  });
}

test("the reading begins with the main function, follows the calls, and ends with test support", async () => {
  const view = await viewOf(BAKERY, { parts: 1 });
  expect(namesIn(view, inReadingOrder)).toEqual(["main", "bake", "knead", "save", "check"]);
});

test("the sentence above a body says what acts on the world outside", async () => {
  expect(await reviewOf(BAKERY)).toMatch(
    /`save` .*is called by `bake`; it acts on files through .*`os\.rename`/,
  );
  expect(await reviewOf(BAKERY, "fr")).toMatch(/agit sur des fichiers avec .*`os\.rename`/);
});

test("an error that only has a name is called an error, a constructed one is not", async () => {
  const text = await reviewOf(BAKERY);
  expect(text).toContain("- The error `error`");
  expect(text).toContain("- `ValueError`, “no flour”");
  expect(await reviewOf(BAKERY, "fr")).toContain("- L’erreur `error`");
});

test("a note says where an error is caught, and what a clause catches", async () => {
  expect(await reviewOf(BAKERY)).toContain(
    "- `L11-L12` If `not flour`: `ValueError` (“no flour”) goes up through `bake` and `main`.",
  );
  const caught = { "bakery.py": BAKERY["bakery.py"].replace("raise error", "return str(error)") };
  const text = await reviewOf(caught);
  expect(text).toContain(
    "- `L11-L12` If `not flour`: `ValueError` (“no flour”) is caught in `bake` (`bakery.py#L25-L25`).",
  );
  expect(text).toContain(
    "- `L25-L26` When `ValueError as error` occurs: this error is caught here: `ValueError` (“no flour”) from `knead` (`bakery.py#L12-L12`).",
  );
  expect(await reviewOf(caught, "fr")).toContain("cette erreur est rattrapée ici\u202F: `ValueError`");
});

test("an error that a clause may give on is not said to be caught there", async () => {
  const given = "raise Burnt(str(error)) if flour else error";
  for (const clause of [given, "return check(error)"]) {
    const text = BAKERY["bakery.py"].replace("raise error", clause);
    const check = "def check(error):\n    raise error\n\n\ndef knead";
    const files = { "bakery.py": text.replace("def knead", check) };
    expect(await reviewOf(files)).toContain(
      "(“no flour”) reaches the error handling of `bake` (`bakery.py#L29-L29`)",
    );
    expect(await reviewOf(files, "fr")).toContain("arrive à la gestion d’erreurs de `bake`");
  }
});

test("an error in a clause inside a block is told as one after an error", async () => {
  const text = await reviewOf({
    "bakery.py": `def knead(flour):
    if not flour:
        raise ValueError("no flour")


def bake(flours):
    for flour in flours:
        try:
            knead(flour)
        except ValueError as error:
            raise RuntimeError("no bread") from error


def main():
    bake(["rye"])


def start():
    main()
`,
  });
  expect(text).toContain(
    "when `ValueError as error` occurs, `RuntimeError` (“no bread”) goes up through `main` and `start`",
  );
});

test("a failure is listed with all its conditions, or says that there are others", async () => {
  const files = {
    "bakery.py": `def knead(flour, water, salt):
    if flour:
        if water:
            raise ValueError("too wet")
        raise ValueError("too dry")
    for grain in salt:
        if grain:
            return grain
    if not salt:
        raise ValueError("no salt")


def bake():
    return knead(1, 2, 3)
`,
  };
  const english = await reviewOf(files);
  expect(english).toContain("(`bakery.py#L4-L4`), when `flour` and `water`;");
  expect(english).toContain("(`bakery.py#L5-L5`), when `flour`, unless `water`;");
  expect(english).toContain(
    "(`bakery.py#L10-L10`), when `not salt`, unless `flour`, among other conditions;",
  );
  expect(await reviewOf(files, "fr")).toContain("quand `not salt`, sauf si `flour`, entre autres conditions");
});

const SHOP = {
  "shop/limits.py": "MAX_ITEMS = 10\n",
  "shop/cart.py": `from shop.limits import MAX_ITEMS


class Cart:
    def open(self):
        self.closed = False

    def add(self, item):
        if self.closed:
            raise RuntimeError("The cart is closed.")
        if item > MAX_ITEMS:
            return None
        return item

    def close(self):
        self.closed = True
`,
  "tests/test_cart.py": `from shop.cart import Cart


def test_closed():
    cart = Cart()
    cart.close()
    try:
        cart.add(1)
    except RuntimeError as error:
        assert "The cart is closed." in str(error)
`,
};

test("a note says which test expects an error, the value of a constant, and who tests a field", async () => {
  const text = await reviewOf(SHOP);
  expect(text).toContain("the test “test_closed” (`tests/test_cart.py#L10-L10`) expects `RuntimeError`");
  expect(text).toContain("`MAX_ITEMS` is `10` (`shop/limits.py#L1-L1`)");
  expect(text).toContain(
    "- `L16` This line changes `closed`, which `Cart.add` reads in the condition `self.closed` (`shop/cart.py#L9-L9`).",
  );
});

test("a test that names only the type of an error with a message does not expect that error", async () => {
  const other = SHOP["tests/test_cart.py"].replace("The cart is closed.", "Something else.");
  const text = await reviewOf({ ...SHOP, "tests/test_cart.py": other });
  expect(other).toContain("RuntimeError");
  expect(text).toContain("“The cart is closed.”");
  expect(text).not.toContain("expects `RuntimeError`");
});

test("a clause with a type of the repository tells which functions raise it", async () => {
  const text = await reviewOf({
    "shop.py": `class Closed(Exception):
    pass


class Door:
    def open(self):
        raise Closed("shut")


def enter(door):
    try:
        door.open()
    except Closed:
        return None
`,
  });
  expect(text).toContain("- `L13-L14` `Closed` is raised in `Door.open` (`shop.py#L7-L7`).");
});

test("of bodies that are written alike one is shown, and the others say what differs", async () => {
  const job = (name: string, queue: string): string =>
    `class ${name}:\n    def execute(self):\n        job = queues.take("${queue}")\n        job.run()\n        return job\n\n\n`;
  const busy = Array.from(
    { length: 40 },
    (_, index) => `def f${index}(a):\n    return f${(index + 1) % 40}(a)\n\n\n`,
  );
  const text = await reviewOf({ "jobs.py": `${job("Mail", "mail")}${job("Sms", "sms")}${busy.join("")}` });
  expect(text).toContain('queues.take("mail")');
  expect(text).not.toContain('queues.take("sms")');
  expect(text).toContain(
    'Written like `Mail.execute`: `Sms.execute` (`jobs.py#L9-L12`), with `"sms"` for `"mail"`.',
  );
});

test("lines that say all themselves have no note", async () => {
  const text = await reviewOf(BAKERY);
  expect(text).not.toMatch(/^- `L1[56]/m);
  expect(text).not.toMatch(/^- `L3\d/m);
});

test("a body that only announces is shown where the share of code needs it", async () => {
  const view = await viewOf(
    {
      "shape.py": `class Shape:\n    def area(self):\n        raise NotImplementedError("implement")\n\n    def twice(self):\n        return self.area() * 2\n`,
    },
    { parts: 1 },
  );
  expect(view.topics.flatMap((topic) => functionsOf(topic, view)).length).toBe(2);
  expect(namesIn(view, undefined)).toEqual(["area", "twice"]);
});
