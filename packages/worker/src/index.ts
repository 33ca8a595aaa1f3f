/** The worker claims a job, checks out its repository, has it analyzed and publishes the course. */
export type { CheckoutRequest } from "./checkout/request.ts";
export { type Checkout, checkOut } from "./checkout/checkout.ts";
export type { RepositoryLimits } from "./checkout/limits.ts";
export type { RemotePolicy } from "./checkout/remote.ts";
export type { WorkerLimits, WorkerOptions } from "./options.ts";
export { exportCourse } from "./publishing/export.ts";
export { runWorker } from "./worker.ts";
export { workerOptionsFrom } from "./environment-options.ts";
