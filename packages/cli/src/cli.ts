#!/usr/bin/env node
/** The `fondation` command. */
import { enableCompileCache } from "node:module";
import { processTitle, secretOptionsIn, secretOptionWarning } from "./cli/arguments.ts";

const args = process.argv.slice(2);
const secretOptions = secretOptionsIn(args);
process.title = processTitle(args);
enableCompileCache();

const { run } = await import("./cli/run.ts");
if (secretOptions.length > 0) process.stderr.write(`! ${secretOptionWarning(secretOptions)}\n`);
process.exitCode = await run(args);
