export type { WebLog, WebOptions, WebServer } from "./start.ts";
export { startWeb } from "./start.ts";
