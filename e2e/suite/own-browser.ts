import { test as suite } from "./test.ts";

/**
 * A browser of the runner instead of the system's own, for tests that lose the latter. It resolves the
 * system's internal host name, so each spec with it needs a system of its own.
 */
export const test = suite.extend<object, { connectOptions: undefined }>({
  connectOptions: [async ({ system: _ }, use) => use(undefined), { scope: "worker" }],
  launchOptions: [
    async ({ system, launchOptions }, use) => {
      const [inside, outside] = [system.url, system.backend.url].map((address) => new URL(address).host);
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${inside} ${outside}`];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
});
