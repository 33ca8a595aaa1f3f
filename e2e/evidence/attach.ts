/**
 * Evidence for a failed test, or for a test during which a service ended by itself: one folder with
 * a summary, a timeline and the log of every service. Playwright adds screenshots and the trace.
 */
import type { TestInfo } from "@playwright/test";
import { notedSecrets } from "../secrets/run-secrets.ts";
import type { StartFailed } from "../system/lifecycle/start-failed.ts";
import type { Service, System, SystemEvent } from "../system/contract/system.ts";
import { type Evidence, writeEvidence } from "./folder/evidence-folder.ts";
import { lastSigns } from "./folder/last-signs.ts";
import { jobStage } from "./folder/summary.ts";
import { fromEvent, fromLine, fromRequest, type TimelineEvent } from "./timeline/timeline-event.ts";
import { between } from "./timeline/timeline.ts";

/** Milliseconds for an answer of a system that may be broken. */
const PATIENCE = 1_000;

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
  const failed = Date.now();
  const services = momentsOf(system.services, system.events);
  const seen = since ?? { from: firstOf(services), timeline: [] };
  const known = [...services, ...seen.timeline];
  const jobIds = jobsIn(between(known, seen.from));
  const [jobs, requests] = await Promise.all([
    Promise.all(jobIds.map((jobId) => jobHistory(system, jobId, known))),
    system.services.length === 0 ? [] : gitRequests(system),
  ]);
  const all = [
    ...known,
    ...requests,
    ...jobs.flatMap(({ timeline }) => timeline),
    { at: failed, source: "test", text: `⚑ ${testInfo.status ?? "ended"}`, trouble: true },
  ];
  attachFolder(testInfo, {
    services: system.services,
    all,
    from: seen.from,
    stages: jobs.map(({ stage }) => stage),
    errors: [...testInfo.errors, ...system.deaths],
    secrets: { ...system.secrets },
  });
}

export async function attachFailedStart(failed: StartFailed, testInfo: TestInfo): Promise<void> {
  const all = momentsOf(failed.services, failed.events);
  const unready = failed.unready.map(({ name }) => name);
  const stages = [
    `start of the system: ${unready.length === 0 ? "nothing ran yet" : `${unready.join(", ")} not ready`}`,
  ];
  const { services } = failed;
  attachFolder(testInfo, { services, all, from: firstOf(all), stages, errors: [failed], secrets: {} });
}

type Collected = Pick<Evidence, "stages" | "from" | "secrets"> & {
  readonly services: readonly Service[];
  /** Events of the test and before it, in any order. */
  readonly all: readonly TimelineEvent[];
  readonly errors: Evidence["test"]["errors"];
};

function attachFolder(testInfo: TestInfo, { all, errors, secrets, ...collected }: Collected): void {
  const { titlePath, file, line, project, outputDir } = testInfo;
  const files = writeEvidence(outputDir, {
    ...collected,
    test: { titlePath, file, line, project, errors },
    signs: lastSigns(collected.services, between(all, 0)),
    timeline: between(all, collected.from),
    secrets: { ...secrets, ...notedSecrets() },
  });
  // `attach` would copy them into another folder.
  testInfo.attachments.push(...files);
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

async function gitRequests({ github }: System): Promise<TimelineEvent[]> {
  return inTime(github.requests()).then(
    (requests) => requests.map(fromRequest),
    (error: unknown) => [
      { at: Date.now(), source: "github", text: `its requests are unknown: ${String(error)}`, trouble: true },
    ],
  );
}

async function jobHistory(
  system: System,
  jobId: string,
  known: readonly TimelineEvent[],
): Promise<{ stage: string; timeline: TimelineEvent[] }> {
  try {
    const job = await inTime(system.backend.job(jobId));
    if (job === null) return { stage: `job ${jobId}: unknown to the backend`, timeline: [] };
    const lines = await inTime(system.backend.log(jobId));
    const timeline = lines.map(({ at, level, code, facts }) => ({
      at,
      source: "job",
      text: `${job.repositoryKey}: ${level} ${code} ${JSON.stringify(facts)}`,
      trouble: level === "error" || level === "warn",
    }));
    return { stage: jobStage(job), timeline };
  } catch (error) {
    const last = between(known, 0).findLast(
      ({ source, text, trouble }) => !trouble && /^worker/.test(source) && text.includes(jobId),
    );
    const seen = last === undefined ? "" : `; a worker said last: ${last.text}`;
    return { stage: `job ${jobId}: the backend did not answer (${String(error)})${seen}`, timeline: [] };
  }
}

/** @throws Error when the answer takes longer than {@link PATIENCE}. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1_000} s`)), PATIENCE);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
