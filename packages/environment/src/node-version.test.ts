import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { refusedNode } from "./node-version.ts";

test("Node 24 and newer are accepted", () => {
  for (const version of ["24.0.0", "24.21.0", "100.0.0"]) {
    expect(refusedNode(version, "/usr/bin/node", import.meta.url)).toBeUndefined();
  }
});

test("an older Node is named, with the one of the clone or where to get one", () => {
  const root = mkdtempSync(join(tmpdir(), "fondation-node-"));
  try {
    const entry = join(root, "packages/cli/dist/cli.bundled.mjs");
    const refusal = () => refusedNode("20.20.2", "/usr/bin/node", pathToFileURL(entry).href);
    expect(refusal()).toBe(
      "Node 24 or newer is needed. /usr/bin/node is Node 20.20.2.\n" +
        "Install Node 24 or newer: https://nodejs.org/download\n",
    );
    const own = join(root, "node_modules/.bin/node");
    mkdirSync(join(own, ".."), { recursive: true });
    writeFileSync(own, "");
    expect(refusal()).toContain(`The installed packages contain one: ${own} ${entry}\n`);
  } finally {
    rmSync(root, { recursive: true });
  }
});
