import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findAssets } from "./assets.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fondation-assets-"));
  mkdirSync(join(root, "app", "dist", "chunks"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function build(directory: string): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "assets.json"), "{}");
  return directory;
}

test("assets are found above the program", () => {
  const assets = build(join(root, "app", "assets"));
  expect(findAssets("", join(root, "app", "dist", "chunks"))).toBe(assets);
});

test("the configured directory takes precedence", () => {
  build(join(root, "app", "assets"));
  const chosen = build(join(root, "elsewhere"));
  expect(findAssets(chosen, join(root, "app", "dist"))).toBe(chosen);
});

test.each(["nowhere", ""])(
  "assets that are not there (configured %j) are an error that says how to make them",
  (name) => {
    const configured = name === "" ? "" : join(root, name);
    expect(() => findAssets(configured, join(root, "app"))).toThrow(
      expect.objectContaining({ code: "ASSETS_MISSING", advice: expect.stringContaining("bun run build") }),
    );
  },
);
