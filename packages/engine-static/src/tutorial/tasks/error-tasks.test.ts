import { expect, test } from "vitest";
import { STORE, task, tutorialOf } from "../testing/tutorial.ts";

test("a reader finds the function that ends an error, not those that pass it on", async () => {
  const asked = task(await tutorialOf(STORE), "where the error of");
  expect(asked).toContain("- **A.** `Store.fetch`\n- **B.** `Store.serve`\n- **C.** `main`");
  expect(asked).toContain(
    "```answer\n**B.** The error ends in `Store.serve` (`shop/store.py#L29-L29`), after it has passed through `Store.fetch`.",
  );
});

test("no clause ends an error that it throws, keeps or gives to code that throws", async () => {
  const leaving = [
    "            raise KeyError('again')",
    "            self.error = error",
    "            return self.read(error)",
  ];
  for (const line of leaving) {
    const text = String(STORE["shop/store.py"]).replace("            return None", line);
    const document = await tutorialOf({ ...STORE, "shop/store.py": text });
    expect.soft(document, line).not.toContain("where the error of");
  }
});

const CONVERT = `class Reader:
    def peek(self, text):
        try:
            return int(text)
        except ValueError:
            raise SyntaxError("no number")
`;

test("the caller of a clause that throws anew gets the new error", async () => {
  const asked = task(await tutorialOf({ "reader.py": CONVERT }), "what the caller of Reader.peek gets");
  expect(asked).toContain("line 4 raises an error `ValueError`");
  expect(asked).toContain("- **A.** `SyntaxError`\n- **B.** `ValueError`\n- **C.** no error\n");
  expect(asked).toContain("```answer\n**A.** The clause on line 5 catches `ValueError`");
});

test("a clause with two ways out is asked for the one without an error", async () => {
  const text = CONVERT.replace(
    "            raise",
    "            if not text:\n                return None\n            raise",
  );
  const asked = task(await tutorialOf({ "reader.py": text }), "does not see the error");
  expect(asked).toContain(
    "```answer\nIf `not text`, `Reader.peek` ends with `return None` (`reader.py#L7-L7`)",
  );
  expect(asked).toContain("it gets an error `SyntaxError` (`reader.py#L8-L8`)");
});

test("a clause that throws the same type, or has three ways out, gives no question", async () => {
  const more =
    "            if not text:\n                return 0\n            elif text == 'x':\n                return 1\n";
  const bodies = [
    `${CONVERT.replace("SyntaxError", "ValueError")}        raise TypeError("b")\n`,
    CONVERT.replace("            raise", `${more}            raise`),
  ];
  for (const text of bodies)
    expect.soft(await tutorialOf({ "reader.py": text }), text).not.toContain("the caller of");
});
