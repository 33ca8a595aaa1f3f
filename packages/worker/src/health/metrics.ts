/** The worker's metrics, for Prometheus. */
import { Counter, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
  readonly running: Gauge;
  readonly jobs: Counter<"outcome">;
  readonly seconds: Histogram<"outcome">;
  readonly heartbeats: Counter<"outcome">;
}

export function createMetrics(slots: number, isConnected: () => boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({ name: "fondation_worker_slots", help: "Jobs this worker can do at once.", registers }).set(
    slots,
  );
  new Gauge({
    name: "fondation_worker_connected",
    help: "1 while the worker is connected to the backend.",
    registers,
    collect() {
      this.set(isConnected() ? 1 : 0);
    },
  });
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    running: new Gauge({ name: "fondation_worker_jobs_running", help: "Jobs being done.", registers }),
    jobs: new Counter({
      name: "fondation_worker_jobs_total",
      help: "Jobs that ended on this worker, by how.",
      labelNames: ["outcome"],
      registers,
    }),
    seconds: new Histogram({
      name: "fondation_worker_job_seconds",
      help: "How long a job took, from its claim to its end.",
      labelNames: ["outcome"],
      buckets: [1, 2, 5, 10, 20, 60, 120, 300, 600, 1800],
      registers,
    }),
    heartbeats: new Counter({
      name: "fondation_worker_heartbeats_total",
      help: "Heartbeats of leases, by whether they were taken.",
      labelNames: ["outcome"],
      registers,
    }),
  };
}
