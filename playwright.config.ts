/**
 * For `bun run e2e`. The configuration is inside the suite, because it needs the suite's packages.
 */
export { default } from "./e2e/playwright.ts";
