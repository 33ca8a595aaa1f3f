/**
 * Courses that several tests of a Playwright worker share, for tests that do not examine the
 * generation.
 */
import { randomBytes } from "node:crypto";
import type { FixtureName } from "@fondation/doubles/github/repositories/fixture-repository";
import type { System } from "../system/contract/system.ts";
import { until } from "../system/waiting/until.ts";
import type { TestRepository } from "./options.ts";

/** Milliseconds for a whole course by a new worker. */
const GENERATION = 180_000;

/** Makes each fixture's course at the first call. Tests must not change such a course. */
export function finishedCourses(system: System): (fixture: FixtureName) => Promise<TestRepository> {
  const made = new Map<FixtureName, Promise<TestRepository>>();
  return (fixture) => {
    const course = made.get(fixture) ?? makeCourse(system, fixture);
    made.set(fixture, course);
    return course;
  };
}

async function makeCourse(system: System, fixture: FixtureName): Promise<TestRepository> {
  const key = `equipe-${randomBytes(4).toString("hex")}/${fixture}`;
  const commit = await system.github.create(key, fixture, "public");
  const jobId = await system.backend.submit(key);
  const completed = async () => {
    const job = await system.backend.job(jobId);
    return job?.status === "completed" ? job : undefined;
  };
  const signal = AbortSignal.timeout(GENERATION);
  const { attempt } = await until(`the course of ${key}`, completed, { signal });
  if (attempt !== 1) throw new Error(`The course of ${key} took ${attempt} attempts.`);
  return { key, route: `/cours/${key}`, commit };
}
