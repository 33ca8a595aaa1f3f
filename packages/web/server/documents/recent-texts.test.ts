import { expect, test } from "vitest";
import { RecentTexts } from "./recent-texts.ts";

test("the text that was not used for longest is dropped when the limit is passed", () => {
  const texts = new RecentTexts(6);
  texts.set("a", "123");
  texts.set("b", "456");
  expect(texts.get("a")).toBe("123");
  texts.set("c", "789");
  expect(texts.get("b")).toBeUndefined();
  expect([texts.get("a"), texts.get("c")]).toEqual(["123", "789"]);
});

test("a text that replaces another one counts only once", () => {
  const texts = new RecentTexts(4);
  texts.set("a", "12");
  texts.set("a", "34");
  texts.set("b", "56");
  expect([texts.get("a"), texts.get("b")]).toEqual(["34", "56"]);
});

test("a text over the limit is not kept", () => {
  const texts = new RecentTexts(2);
  texts.set("a", "123");
  expect(texts.get("a")).toBeUndefined();
});
