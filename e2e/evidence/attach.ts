/**
 * What a failed test leaves behind, and one in which a service ended by itself: a summary, one timeline, the log of every service, and what
 * Git was asked.
 */
import type { TestInfo } from "@playwright/test";
import type { StartFailed } from "../system/lifecycle/start-failed.ts";
import type { Service, System, SystemEvent } from "../system/contract/system.ts";
import { fromEvent, fromLine, type TimelineEvent } from "./timeline-event.ts";
import { type FailedTest, jobStage, summaryText } from "./summary.ts";
import { between, timelineText } from "./timeline.ts";

/** What a test saw itself. */
export interface Seen {
  /** When it began; milliseconds since the epoch. */
  readonly from: number;
  readonly moments: readonly TimelineEvent[];
}

/** Attaches it; does nothing for a test that ended as expected with all services. Without `since`, all since the start of the system. */
export async function attachEvidence(system: System, testInfo: TestInfo, since?: Seen): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus && system.deaths.length === 0) return;
  const services = momentsOf(system.services, system.events);
  const seen = since ?? { from: firstOf(services), moments: [] };
  const jobIds = jobsIn(between([...services, ...seen.moments], seen.from));
  const jobs = await Promise.all(jobIds.map((jobId) => jobHistory(system, jobId)));
  const moments = between(
    [...services, ...seen.moments, ...jobs.flatMap(({ moments }) => moments)],
    seen.from,
  );
  const stages = jobs.map(({ stage }) => stage);
  const errors = [...testInfo.errors, ...system.deaths];
  await attachTexts(testInfo, system.services, { stages, moments, from: seen.from }, errors);
  if (system.services.length === 0) return;
  const requests = await system.github.requests().catch((error: unknown) => String(error));
  const body = JSON.stringify(requests, undefined, 2);
  await testInfo.attach("github-requests.json", { body, contentType: "application/json" });
}

/** Attaches what is known of a system that did not start. */
export async function attachFailedStart(failed: StartFailed, testInfo: TestInfo): Promise<void> {
  const all = momentsOf(failed.services, failed.events);
  const from = firstOf(all);
  const unready = failed.unready.map(({ name }) => name);
  const stages = [
    `start of the system: ${unready.length === 0 ? "nothing ran yet" : `${unready.join(", ")} not ready`}`,
  ];
  const moments = between(all, from);
  await attachTexts(testInfo, failed.services, { stages, moments, from }, [failed]);
}

interface Told {
  readonly stages: readonly string[];
  readonly moments: readonly TimelineEvent[];
  readonly from: number;
}

async function attachTexts(
  testInfo: TestInfo,
  services: readonly Service[],
  told: Told,
  errors: FailedTest["errors"],
): Promise<void> {
  const { titlePath, file, line, project } = testInfo;
  const test = { titlePath, file, line, project, errors };
  const text = async (name: string, body: string, contentType = "text/plain") =>
    testInfo.attach(name, { body, contentType });
  await text("summary.md", summaryText({ test, ...told }), "text/markdown");
  await text("timeline.txt", timelineText(told.moments, told.from));
  for (const service of services) await text(`${service.name}.log`, service.log());
}

function firstOf(moments: readonly TimelineEvent[]): number {
  return moments.reduce((first, { at }) => Math.min(first, at), Date.now());
}

function momentsOf(services: readonly Service[], events: readonly SystemEvent[]): TimelineEvent[] {
  const lines = services.flatMap((service) => service.lines().map((line) => fromLine(service.name, line)));
  return [...lines, ...events.map(fromEvent)];
}

/** The jobs that are spoken of. */
function jobsIn(moments: readonly TimelineEvent[]): string[] {
  const named = moments.flatMap(({ text }) => [...text.matchAll(/(?:"jobId":"|\/jobs\/)(\w+)/g)]);
  return [...new Set(named.map(([, jobId = ""]) => jobId))];
}

async function jobHistory(
  system: System,
  jobId: string,
): Promise<{ stage: string; moments: TimelineEvent[] }> {
  try {
    const job = await system.backend.job(jobId);
    if (job === null) return { stage: `job ${jobId}: unknown to the backend`, moments: [] };
    const lines = await system.backend.log(jobId);
    const moments = lines.map(({ at, level, code, facts }) => ({
      at,
      source: "job",
      text: `${job.repositoryKey}: ${level} ${code} ${JSON.stringify(facts)}`,
      trouble: level === "error" || level === "warn",
    }));
    return { stage: jobStage(job), moments };
  } catch (error) {
    return { stage: `job ${jobId}: the backend did not answer (${String(error)})`, moments: [] };
  }
}
