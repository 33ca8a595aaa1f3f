export type { WebLog, WebOptions, WebServer } from "./web-server.ts";
export { startWeb } from "./web-server.ts";
