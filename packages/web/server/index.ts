export type { WebLog, WebOptions } from "./web-options.ts";
export { startWeb, type WebServer } from "./web-server.ts";
