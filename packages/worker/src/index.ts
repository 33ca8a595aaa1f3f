/** The worker claims a job, checks out its repository, has it analyzed and publishes the course. */

export { type Checkout, checkOut } from "./checkout/checkout.ts";
export type { CheckoutRequest } from "./checkout/checkout-request.ts";
export type { RemotePolicy } from "./checkout/remote.ts";
export type { RepositoryLimits } from "./checkout/repository-limits.ts";
export { workerOptionsFrom } from "./environment-options.ts";
export { exportCourse, requireSafeOutput } from "./publishing/export.ts";
export { runWorker } from "./worker.ts";
export type { WorkerLimits, WorkerOptions } from "./worker-options.ts";
