/**
 * `assets/assets.json`: programs find their assets in it, and `doctor` checks the assets against
 * it.
 */
import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function writeIndex(assets: string, packageFile: string): void {
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const names = globSync("**/*", { cwd: assets })
    .filter((name) => name !== "assets.json" && statSync(join(assets, name)).isFile())
    .sort();
  const files = Object.fromEntries(
    names.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(assets, name)))
        .digest("hex"),
    ]),
  );
  writeFileSync(
    join(assets, "assets.json"),
    `${JSON.stringify({ formatVersion: 1, version, files }, null, 2)}\n`,
  );
}
