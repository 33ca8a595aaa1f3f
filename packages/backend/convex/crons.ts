/** Hourly clean-up. */

import { cronJobs } from "convex/server";
import { internal } from "./_generated/api.js";

const crons = cronJobs();

crons.interval("delete discarded courses", { hours: 1 }, internal.retention.deleteDiscardedCourses, {});
crons.interval("delete old checkpoints and logs", { hours: 1 }, internal.retention.deleteExpired, {});

export default crons;
