import { expect, test } from "vitest";
import { documentRoute, editionRoute, generationOf, parseCourseAddress } from "./course-address.ts";

test("an address of two segments is a repository without document", () => {
  expect(parseCourseAddress("acme/shop")).toEqual({
    key: "acme/shop",
    route: "/cours/acme/shop",
    slug: undefined,
  });
});

test("the slug of a document keeps its folder", () => {
  expect(parseCourseAddress("acme/shop/chapters/chapter_02_queue.md")).toMatchObject({
    key: "acme/shop",
    slug: "chapters/chapter_02_queue.md",
  });
});

test("an address may have a host and a YAML document", () => {
  expect(parseCourseAddress("git.example.org/acme/shop/step3_order.yaml")).toMatchObject({
    key: "git.example.org/acme/shop",
    slug: "step3_order.yaml",
  });
});

test("a local repository keeps its spaces and accents", () => {
  expect(parseCourseAddress("local/mon dépôt")).toMatchObject({
    key: "local/mon dépôt",
    route: "/cours/local/mon%20d%C3%A9p%C3%B4t",
  });
});

test("a repository may have the name of a folder of the course", () => {
  expect(parseCourseAddress("acme/chapters")).toMatchObject({ key: "acme/chapters", slug: undefined });
});

test("one word names no repository", () => {
  expect(parseCourseAddress("acme")).toBeUndefined();
});

test("the route of a document encodes each segment and keeps the heading", () => {
  const edition = { route: "/cours/acme/shop", generation: "current" } as const;
  expect(documentRoute(edition, "chapters/chapter_01_a.md", "#été")).toBe(
    "/cours/acme/shop/chapters/chapter_01_a.md#été",
  );
  expect(editionRoute(edition)).toBe("/cours/acme/shop");
});

test("addresses of the previous course carry the version and are parsed back", () => {
  const edition = { route: "/cours/acme/shop", generation: "previous" } as const;
  expect(editionRoute(edition)).toBe("/cours/acme/shop?version=precedente");
  const address = documentRoute(edition, "step3_order.yaml", "#un");
  expect(address).toBe("/cours/acme/shop/step3_order.yaml?version=precedente#un");
  expect(generationOf(new URL(address, "http://course.invalid").searchParams)).toBe("previous");
});

test.each(["", "version=", "version=2", "autre=precedente"])("« ?%s » names the current course", (search) => {
  expect(generationOf(new URLSearchParams(search))).toBe("current");
});
