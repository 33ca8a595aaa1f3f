import { expect, test } from "vitest";
import { en, fr } from "./typography.ts";

test("French words get narrow no-break spaces and typographic apostrophes", () => {
  expect(fr`« oui » : c'est quoi ? Non ; oui !`).toBe(
    "«\u202Foui\u202F»\u202F: c’est quoi\u202F? Non\u202F; oui\u202F!",
  );
});

test("inserted values keep their characters", () => {
  expect(fr`Lire ${"`a ? b : 'c'`"} d'abord`).toBe("Lire `a ? b : 'c'` d’abord");
  expect(en`It's ${"'raw'"}`).toBe("It’s 'raw'");
});
