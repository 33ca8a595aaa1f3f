/** The output of `up`: readable lines, or one JSON object per line for a script. */
import type { JobView } from "@fondation/backend";
import pc from "picocolors";
import { type Explanation, failureText } from "../failures/command-failure.ts";
import { whereabouts } from "../jobs/follow.ts";
import type { SeenJob } from "../jobs/waiting.ts";
import { duration } from "../terminal/duration.ts";
import { type Progress, startProgress } from "../terminal/progress.ts";
import { note, print, printJson } from "../terminal/result.ts";

export interface Story {
  notice(text: string): void;
  starting(): void;
  started(name: string, detail: string): void;
  /** The start failed. The command prints the reason when it ends. */
  notStarted(): void;
  ready(facts: { web: string; backend: string; ms: number }): void;
  engine(chosen: { engine: string; reason: string }): void;
  submitted(job: { jobId: string; repository: string; created: boolean }): void;
  progress(job: SeenJob): void;
  completed(job: JobView, facts: { url: string; ms: number }): void;
  failed(explanation: Explanation): void;
  canceled(job: JobView): void;
  running(): void;
  stopping(reason: string): void;
  stopped(): void;
}

/** One JSON object per event, with its facts. */
export function storyInJson(): Story {
  const tell = (event: string, facts: object = {}) => printJson({ event, ...facts });
  return {
    notice: (text) => tell("notice", { text }),
    starting: () => tell("starting"),
    started: (name, detail) => tell("started", { name, detail }),
    notStarted: () => undefined,
    ready: (facts) => tell("ready", facts),
    engine: (chosen) => tell("engine", chosen),
    submitted: (job) => tell("submitted", job),
    progress: (job) => tell("progress", { job }),
    completed: (job, facts) => tell("completed", { ...facts, job }),
    failed: (explanation) => tell("failed", explanation),
    canceled: (job) => tell("canceled", { job }),
    running: () => tell("running"),
    stopping: (reason) => tell("stopping", { reason }),
    stopped: () => tell("stopped"),
  };
}

/** Results go to standard output, everything else to standard error. */
export function storyForPeople(): Story {
  let line: Progress | undefined;
  const over = () => {
    line?.clear();
    line = undefined;
  };
  return {
    notice: (text) => note(`${pc.yellow("!")} ${text}`),
    starting: () => {
      line = startProgress("starting backend, web and worker");
    },
    started: (name, detail) => line?.at(`starting: ${name} ready`, detail),
    notStarted: over,
    ready: ({ web, backend, ms }) => {
      line?.succeed(`ready in ${duration(ms)}`);
      line = undefined;
      print(`  pages    ${pc.cyan(web)}`);
      note(`  backend  ${backend}`);
    },
    engine: ({ engine, reason }) => note(`  engine   ${engine} (${reason})`),
    submitted: ({ repository, created }) => {
      note(`\n  ${created ? "A course of" : "Already making the course of"} ${pc.bold(repository)}`);
      line = startProgress("waiting for a worker");
    },
    progress: (job) => {
      const { stage, detail } = whereabouts(job);
      line?.at(stage, detail);
    },
    completed: ({ documentsTotal }, { url, ms }) => {
      line?.succeed(`course ready in ${duration(ms)}: ${documentsTotal} documents`);
      line = undefined;
      print(`  course   ${pc.cyan(url)}`);
    },
    failed: (explanation) => {
      over();
      note(failureText(explanation));
    },
    canceled: () => {
      line?.fail("the job was canceled");
      line = undefined;
    },
    running: () => note(pc.dim("\n  Ctrl-C stops everything.")),
    stopping: () => {
      over();
      line = startProgress("stopping");
    },
    stopped: () => {
      line?.succeed("stopped");
      line = undefined;
    },
  };
}
