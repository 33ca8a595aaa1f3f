import { expect, test } from "vitest";
import { documentRoute, parseCourseAddress } from "./address.ts";

test("a repository of the default host opens without a document", () => {
  expect(parseCourseAddress("acme/shop")).toEqual({
    key: "acme/shop",
    route: "/cours/acme/shop",
    slug: undefined,
  });
});

test("a document's slug keeps its folder", () => {
  expect(parseCourseAddress("acme/shop/chapters/chapter_02_queue.md")).toMatchObject({
    key: "acme/shop",
    slug: "chapters/chapter_02_queue.md",
  });
});

test("another host and a YAML document", () => {
  expect(parseCourseAddress("git.example.org/acme/shop/step3_order.yaml")).toMatchObject({
    key: "git.example.org/acme/shop",
    slug: "step3_order.yaml",
  });
});

test("a local repository", () => {
  expect(parseCourseAddress("local/mon dépôt")).toMatchObject({
    key: "local/mon dépôt",
    route: "/cours/local/mon%20d%C3%A9p%C3%B4t",
  });
});

test("a repository named like a folder of the course is still a repository", () => {
  expect(parseCourseAddress("acme/chapters")).toMatchObject({ key: "acme/chapters", slug: undefined });
});

test("one word names no repository", () => {
  expect(parseCourseAddress("acme")).toBeUndefined();
});

test("a document's route encodes each part and keeps the heading", () => {
  expect(documentRoute("/cours/acme/shop", "chapters/chapter_01_a.md", "#été")).toBe(
    "/cours/acme/shop/chapters/chapter_01_a.md#été",
  );
});
