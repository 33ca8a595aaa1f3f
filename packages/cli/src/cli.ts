#!/usr/bin/env node
import nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { requireNode } from "@fondation/environment/node-version";
import { processTitle } from "./program/secret-arguments.ts";

requireNode(import.meta.url);
const args = process.argv.slice(2);
process.title = processTitle(args);
for (const stream of [process.stdout, process.stderr]) {
  // A reader such as `head` may leave early. The command finishes its work all the same.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
const cache = cacheDirectory();
// Node's default is the temporary directory. A command must leave no files there.
if (cache !== undefined) nodeModule.enableCompileCache(join(cache, "fondation"));

const { run } = await import("./program/run.ts");
process.exitCode = await run(args);

/** Undefined for a user without HOME and without an entry in the list of users. */
function cacheDirectory(): string | undefined {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  try {
    return join(homedir(), ".cache");
  } catch {
    return undefined;
  }
}
