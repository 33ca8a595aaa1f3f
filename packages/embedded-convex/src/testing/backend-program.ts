/**
 * A backend in a separate process, for tests that kill it: `node backend-program.ts <functions
 * file> <data directory>`.
 */
import { readFileSync } from "node:fs";
import { startEmbeddedConvex } from "../index.ts";

const [functionsFile = "", dataDirectory = ""] = process.argv.slice(2);
const functions = readFileSync(functionsFile, "utf8");
const backend = await startEmbeddedConvex({ functions, dataDirectory });
process.stdout.write(`${backend.url}\n`);
