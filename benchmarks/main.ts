/**
 * `bun run benchmark`: measures every figure that the project claims, and prints the machine's
 * size. Names after it choose some of the measures, such as `bun run benchmark reading`.
 */

import { dirname } from "node:path";
import { measureBesideSqlite } from "./beside-sqlite.ts";
import { measureClaim } from "./claim.ts";
import { measureClaude } from "./claude.ts";
import { measureEmbeddedConvex } from "./embedded-convex.ts";
import { measureFirstCourse } from "./first-course.ts";
import { machine } from "./machine.ts";
import { measureReading } from "./pages/reading.ts";
import { measureSchedulerLag } from "./scheduler-lag.ts";
import { measureStaticCourse } from "./static-course.ts";

const root = dirname(import.meta.dirname);
const measures = {
  "embedded-convex": () => measureEmbeddedConvex(root),
  "beside-sqlite": measureBesideSqlite,
  "scheduler-lag": measureSchedulerLag,
  claim: () => measureClaim(root),
  "first-course": () => measureFirstCourse(root),
  "static-course": measureStaticCourse,
  claude: () => measureClaude(root),
  reading: () => measureReading(root),
};
const chosen = process.argv.slice(2);
console.log(machine());
for (const [name, measure] of Object.entries(measures)) {
  if (chosen.length === 0 || chosen.includes(name)) await measure();
}
// Exits with the code that a missed target has set.
process.exit();
