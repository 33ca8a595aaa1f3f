import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPages } from "./pages.ts";

test("pages are built for production when a test runner builds them", async () => {
  expect(process.env.NODE_ENV).toBe("test");
  const root = mkdtempSync(join(tmpdir(), "fondation-pages-"));
  try {
    const entry = join(root, "entry.js");
    writeFileSync(entry, "document.title = process.env.NODE_ENV;");
    const options = {
      root,
      build: { rolldownOptions: { input: entry, output: { entryFileNames: "entry.js" } } },
    };
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    writeFileSync(join(root, "vite.config.ts"), `export default ${JSON.stringify(options)};`);
    await buildPages(root, join(root, "out"));
    expect(readFileSync(join(root, "out/entry.js"), "utf8")).toContain("production");
  } finally {
    rmSync(root, { recursive: true });
  }
});
