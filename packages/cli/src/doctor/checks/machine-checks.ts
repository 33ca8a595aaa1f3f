import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { findAssets, originOf } from "@fondation/environment";
import { isFree } from "../../services/ports.ts";
import { type Check, error, ok, skipped, warning } from "../finding.ts";

const MEGABYTE = 1_000_000;
const LITTLE_DISK_MB = 1_000;
const NO_DISK_MB = 200;

/** In the order of the output. */
export const machineChecks: readonly Check[] = [
  {
    id: "assets.intact",
    run: ({ settings }) => {
      const assets = findAssets(settings?.FONDATION_ASSETS);
      const { files } = JSON.parse(readFileSync(join(assets, "assets.json"), "utf8")) as {
        files: Record<string, string>;
      };
      const broken = Object.entries(files).filter(([name, sha256]) => hashOf(join(assets, name)) !== sha256);
      if (broken.length === 0) return ok(`${Object.keys(files).length} assets in ${assets}`);
      return error(
        `${broken.map(([name]) => name).join(", ")} in ${assets} is damaged or missing`,
        "Run `bun run build`.",
      );
    },
  },
  {
    id: "data.writable",
    run: ({ data }) => {
      const existing = nearestExisting(data.root);
      accessSync(existing, constants.W_OK);
      return ok(existing === data.root ? `${data.root} can be written` : `${data.root} can be made`);
    },
  },
  {
    id: "data.private",
    run: ({ data }) => {
      if (!existsSync(data.keys)) return skipped(`there are no keys in ${data.keys} yet`);
      const open = [data.keys, ...readdirSync(data.keys).map((name) => join(data.keys, name))].filter(
        (path) => (statSync(path).mode & 0o077) !== 0,
      );
      if (open.length === 0) return ok("only their owner can read the keys");
      return error(`others can read ${open.join(", ")}`, `chmod -R go= ${data.keys}`);
    },
  },
  {
    id: "disk.space",
    run: ({ data }) => {
      const { bavail, bsize } = statfsSync(nearestExisting(data.root));
      const free = Math.floor((bavail * bsize) / MEGABYTE);
      const fix =
        "Make room, or name a directory on another disk with FONDATION_DATA and FONDATION_WORKSPACE.";
      if (free < NO_DISK_MB) return error(`${free} MB are free at ${data.root}`, fix);
      if (free < LITTLE_DISK_MB) return warning(`${free} MB are free at ${data.root}`, fix);
      return ok(`${free} MB are free at ${data.root}`);
    },
  },
  portCheck("WEB", "the pages"),
  portCheck("BACKEND", "the backend"),
];

function portCheck(part: "WEB" | "BACKEND", what: string): Check {
  return {
    id: `port.${part.toLowerCase()}`,
    run: async ({ settings, data }) => {
      if (settings === undefined) return skipped("the settings are wrong");
      const name = `FONDATION_${part}_PORT` as const;
      const port = settings[name];
      if (port === 0) return ok(`${what} take a free port`);
      if (existsSync(data.running)) return ok("a `fondation up` is running");
      if (await isFree(settings[`FONDATION_${part}_HOST`], port))
        return ok(`port ${port} is free for ${what}`);
      if (originOf(settings, name) === "default") {
        return warning(
          `port ${port} is busy; \`up\` takes the next free one`,
          `Choose another with ${name}, or let it.`,
        );
      }
      return error(
        `port ${port} is busy`,
        `Stop the program that listens there, or set ${name} to another port.`,
      );
    },
  };
}

function hashOf(path: string): string | undefined {
  return existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : undefined;
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}
