import { expect, test } from "vitest";
import { Secret } from "../secrets/secret.ts";
import { createTail } from "./tail.ts";

const SHOWN = 100;
const VALUE = "hidden-value-0123456789";
new Secret(VALUE, "TAIL");

/** The result for `text` written in pieces of `piece` characters. */
function shownOf(text: string, piece: number): string {
  const tail = createTail(SHOWN);
  for (let at = 0; at < text.length; at += piece) tail.add(text.slice(at, at + piece));
  return tail.read();
}

test("shows the end, or everything when the text is short", () => {
  expect(shownOf("Trouble.", 3)).toBe("Trouble.");
  expect(shownOf(`${"x".repeat(100_000)}Trouble.`, 999)).toBe(`${"x".repeat(SHOWN - 8)}Trouble.`);
});

test.each([1, 7, 1_000, 100_000])(
  "no part of a secret is shown, wherever it stands, in pieces of %d",
  (piece) => {
    // Moves the secret through every place where one of the two cuts may hit it.
    for (let after = SHOWN - VALUE.length - 20; after <= SHOWN + 20; after += 1) {
      const shown = shownOf(`before ${VALUE}${"y".repeat(after)}`, piece);
      expect(shown.replaceAll("y", "")).not.toMatch(/[0-9]/);
    }
  },
);

test("does not show half a secret at the cut, even with many short replacements", () => {
  const long = "0123456789".repeat(200);
  new Secret(long, "LONG");
  expect(shownOf(long.repeat(50), 1_001)).not.toMatch(/[0-9]/);
});

test("redacts a secret that arrives in two pieces", () => {
  const tail = createTail(SHOWN);
  tail.add("token sk-ant-abcdefgh");
  tail.read();
  tail.add("ijklmnop-0123456789 was refused");
  expect(tail.read()).toBe("token [secret] was refused");
});
