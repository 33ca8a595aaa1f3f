/// <reference types="vite/client" />
/** Convex's own test double: a second implementation of the same semantics. */

import { convexTest } from "convex-test";
import { vi } from "vitest";
import schema from "../../convex/schema.ts";
import {
  type Caller,
  type Claims,
  type Implementation,
  subjectOf,
  type TestBackend,
  variables,
  type Who,
} from "./driver.ts";

const modules = import.meta.glob(["../../convex/**/*.{ts,js}", "!../../convex/**/*.test.ts"]);

/** Takes the variables of the deployment from this process. */
export const convexTestBackend: Implementation = {
  name: "convex-test",
  async start(deployment) {
    for (const [name, value] of Object.entries(variables(deployment))) vi.stubEnv(name, value);
    const root = convexTest({ schema, modules, transactionLimits: true });
    const as = (who: Who, claims: Claims = {}): Caller => {
      const callerFor = (args: unknown) =>
        (who === "nobody"
          ? root
          : root.withIdentity({
              role: who,
              ...claims,
              subject: subjectOf(who, claims, args),
            })) as unknown as Caller;
      // Its conditional argument types do not resolve for a generic reference. They match at run
      // time.
      return {
        query: (called, args) => callerFor(args).query(called, args),
        mutation: (called, args) => callerFor(args).mutation(called, args),
      };
    };
    return {
      as,
      run: root.mutation as unknown as TestBackend["run"],
      async stop() {
        vi.unstubAllEnvs();
      },
    };
  },
};
