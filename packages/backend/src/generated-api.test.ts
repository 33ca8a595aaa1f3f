/**
 * The committed `_generated` must name every module, because clients get types and references from
 * it.
 */

import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";

const convex = new URL("../convex/", import.meta.url);
/** Code generation leaves out these modules, which contain no functions. */
const LEFT_OUT = ["auth.config", "schema"];

it("the generated types name exactly the existing modules", async () => {
  const files = await readdir(convex, { recursive: true });
  const modules = files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("_generated"))
    .map((file) => file.replace(/\.ts$/, "").replaceAll("\\", "/"))
    .filter((name) => !LEFT_OUT.includes(name));
  const generated = await readFile(new URL("_generated/api.d.ts", convex), "utf8");
  const named = [...generated.matchAll(/from "\.\.\/(.+)\.js"/g)].map(([, name]) => name);
  expect(named.sort()).toEqual(modules.sort());
});
