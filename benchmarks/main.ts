/**
 * `bun run benchmark`: measures every figure that the project claims, and prints the machine's
 * size.
 */

import { dirname } from "node:path";
import { measureBesideSqlite } from "./beside-sqlite.ts";
import { measureClaim } from "./claim.ts";
import { measureClaude } from "./claude.ts";
import { measureEmbeddedConvex } from "./embedded-convex.ts";
import { measureFirstCourse } from "./first-course.ts";
import { machine } from "./machine.ts";
import { measureSchedulerLag } from "./scheduler-lag.ts";
import { measureStaticCourse } from "./static-course.ts";

const root = dirname(import.meta.dirname);
console.log(machine());
await measureEmbeddedConvex(root);
await measureBesideSqlite();
await measureSchedulerLag();
await measureClaim(root);
await measureFirstCourse(root);
await measureStaticCourse();
await measureClaude(root);
// Exits with the code that a missed target has set.
process.exit();
