/**
 * Evidence for a failed test, or for a test during which a service ended by itself: a summary, one
 * timeline, the log of every service, and the requests to the GitHub double.
 */
import type { TestInfo } from "@playwright/test";
import type { StartFailed } from "../system/lifecycle/start-failed.ts";
import type { Service, System, SystemEvent } from "../system/contract/system.ts";
import { fromEvent, fromLine, type TimelineEvent } from "./timeline-event.ts";
import { type FailedTest, jobStage, summaryText } from "./summary.ts";
import { between, timelineText } from "./timeline.ts";

/** What the test itself observed. */
export interface Seen {
  /** Start of the test in milliseconds since the epoch. */
  readonly from: number;
  readonly timeline: readonly TimelineEvent[];
}

/**
 * Attaches the evidence. Does nothing for a test that ended as expected with all services running.
 * Without `since`, it covers the time since the start of the system.
 */
export async function attachEvidence(system: System, testInfo: TestInfo, since?: Seen): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus && system.deaths.length === 0) return;
  const services = momentsOf(system.services, system.events);
  const seen = since ?? { from: firstOf(services), timeline: [] };
  const jobIds = jobsIn(between([...services, ...seen.timeline], seen.from));
  const jobs = await Promise.all(jobIds.map((jobId) => jobHistory(system, jobId)));
  const timeline = between(
    [...services, ...seen.timeline, ...jobs.flatMap(({ timeline }) => timeline)],
    seen.from,
  );
  const stages = jobs.map(({ stage }) => stage);
  const errors = [...testInfo.errors, ...system.deaths];
  await attachTexts(testInfo, system.services, { stages, timeline, from: seen.from }, errors);
  if (system.services.length === 0) return;
  const requests = await system.github.requests().catch((error: unknown) => String(error));
  const body = JSON.stringify(requests, undefined, 2);
  await testInfo.attach("github-requests.json", { body, contentType: "application/json" });
}

export async function attachFailedStart(failed: StartFailed, testInfo: TestInfo): Promise<void> {
  const all = momentsOf(failed.services, failed.events);
  const from = firstOf(all);
  const unready = failed.unready.map(({ name }) => name);
  const stages = [
    `start of the system: ${unready.length === 0 ? "nothing ran yet" : `${unready.join(", ")} not ready`}`,
  ];
  const timeline = between(all, from);
  await attachTexts(testInfo, failed.services, { stages, timeline, from }, [failed]);
}

interface Evidence {
  readonly stages: readonly string[];
  readonly timeline: readonly TimelineEvent[];
  readonly from: number;
}

async function attachTexts(
  testInfo: TestInfo,
  services: readonly Service[],
  evidence: Evidence,
  errors: FailedTest["errors"],
): Promise<void> {
  const { titlePath, file, line, project } = testInfo;
  const test = { titlePath, file, line, project, errors };
  const text = async (name: string, body: string, contentType = "text/plain") =>
    testInfo.attach(name, { body, contentType });
  await text("summary.md", summaryText({ test, ...evidence }), "text/markdown");
  await text("timeline.txt", timelineText(evidence.timeline, evidence.from));
  for (const service of services) await text(`${service.name}.log`, service.log());
}

function firstOf(timeline: readonly TimelineEvent[]): number {
  return timeline.reduce((first, { at }) => Math.min(first, at), Date.now());
}

function momentsOf(services: readonly Service[], events: readonly SystemEvent[]): TimelineEvent[] {
  const lines = services.flatMap((service) => service.lines().map((line) => fromLine(service.name, line)));
  return [...lines, ...events.map(fromEvent)];
}

/** Ids of the jobs that the events mention. */
function jobsIn(timeline: readonly TimelineEvent[]): string[] {
  const named = timeline.flatMap(({ text }) => [...text.matchAll(/(?:"jobId":"|\/jobs\/)(\w+)/g)]);
  return [...new Set(named.map(([, jobId = ""]) => jobId))];
}

async function jobHistory(
  system: System,
  jobId: string,
): Promise<{ stage: string; timeline: TimelineEvent[] }> {
  try {
    const job = await system.backend.job(jobId);
    if (job === null) return { stage: `job ${jobId}: unknown to the backend`, timeline: [] };
    const lines = await system.backend.log(jobId);
    const timeline = lines.map(({ at, level, code, facts }) => ({
      at,
      source: "job",
      text: `${job.repositoryKey}: ${level} ${code} ${JSON.stringify(facts)}`,
      trouble: level === "error" || level === "warn",
    }));
    return { stage: jobStage(job), timeline };
  } catch (error) {
    return { stage: `job ${jobId}: the backend did not answer (${String(error)})`, timeline: [] };
  }
}
