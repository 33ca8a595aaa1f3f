/** `bun run e2e`. The configuration lives with the suite, whose packages it needs. */
export { default } from "./e2e/playwright.ts";
