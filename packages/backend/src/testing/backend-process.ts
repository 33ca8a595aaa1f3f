/**
 * The embedded backend in a process of its own, for tests that kill it: `node backend-process.ts
 * <options file>`, where the options are JSON. `aheadMs` sets its clock forward by that time.
 * Prints its address on one line.
 */
import { readFileSync } from "node:fs";
import { startEmbeddedConvex } from "@fondation/embedded-convex";

const [file = ""] = process.argv.slice(2);
const { functionsFile, aheadMs, ...options } = JSON.parse(readFileSync(file, "utf8"));
const functions = readFileSync(functionsFile, "utf8");
const realNow = Date.now;
Date.now = () => realNow() + aheadMs;
const backend = await startEmbeddedConvex({ ...options, functions });
process.stdout.write(`${backend.url}\n`);
