#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { processTitle, secretOptionsIn, secretOptionWarning } from "./program/secret-arguments.ts";

const args = process.argv.slice(2);
const secretOptions = secretOptionsIn(args);
process.title = processTitle(args);
// Node's default is the temporary directory. A command must leave no files there.
enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "fondation"));

const { run } = await import("./program/run.ts");
if (secretOptions.length > 0) process.stderr.write(`! ${secretOptionWarning(secretOptions)}\n`);
process.exitCode = await run(args);
