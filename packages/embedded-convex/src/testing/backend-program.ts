/**
 * A backend in a separate process, for tests that kill it or weigh it: `node backend-program.ts
 * <functions file> <data directory> [<other options as JSON>]`. With other options, it also writes
 * its log, to standard error.
 */
import { readFileSync } from "node:fs";
import { startEmbeddedConvex } from "../index.ts";

const [functionsFile = "", dataDirectory = "", options] = process.argv.slice(2);
const functions = readFileSync(functionsFile, "utf8");
const logged = { log: (line: string) => process.stderr.write(`${line}\n`) };
const others = options === undefined ? {} : { ...logged, ...JSON.parse(options) };
const backend = await startEmbeddedConvex({ functions, dataDirectory, ...others });
process.stdout.write(`${backend.url}\n`);
