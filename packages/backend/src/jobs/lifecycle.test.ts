import { describe, expect, it } from "vitest";
import { isActive, type JobEvent, type JobStatus, transition } from "./lifecycle.ts";

const STATUSES: readonly JobStatus[] = ["queued", "delayed", "running", "completed", "failed", "canceled"];
const EVENTS: readonly JobEvent[] = [
  "claim",
  "complete",
  "delay",
  "due",
  "handBack",
  "expire",
  "cancel",
  "fail",
];

/** Every edge, written independently: `from event → to`. */
const EDGES = new Set([
  "queued claim → running",
  "running complete → completed",
  "running delay → delayed",
  "delayed due → queued",
  "running handBack → queued",
  "running expire → queued",
  "queued cancel → canceled",
  "delayed cancel → canceled",
  "running cancel → canceled",
  "running fail → failed",
]);

describe("a job's life", () => {
  it("has exactly the edges of the design", () => {
    const found = STATUSES.flatMap((from) =>
      EVENTS.flatMap((event) => {
        const edge = transition(event, from);
        return edge === undefined ? [] : [`${from} ${event} → ${edge.to}`];
      }),
    );
    expect(new Set(found)).toEqual(EDGES);
  });

  it("never leaves a final status", () => {
    for (const status of STATUSES) {
      const leaves = EVENTS.some((event) => transition(event, status) !== undefined);
      expect(leaves).toBe(isActive(status));
    }
  });

  it("raises the epoch with every loss of a running job and with every claim", () => {
    for (const event of EVENTS) {
      const edge = transition(event, "running");
      if (edge !== undefined && edge.to !== "completed") expect(edge.epoch).toBe(1);
    }
    expect(transition("claim", "queued")?.epoch).toBe(1);
  });

  it("keeps the epoch when a job completes or a delay ends", () => {
    const kept = EVENTS.filter((event) => STATUSES.some((status) => transition(event, status)?.epoch === 0));
    expect(kept).toEqual(["complete", "due"]);
  });

  it("counts an attempt for a take-over or a retry, not for a hand-back", () => {
    const counted = EVENTS.filter((event) =>
      STATUSES.some((status) => transition(event, status)?.attempt === 1),
    );
    expect(counted).toEqual(["due", "expire"]);
  });
});
