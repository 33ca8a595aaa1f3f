/** The double as its own tests start it: on a free port, and with a model that knows one repository. */
import { type AnthropicDouble, type DoubleOptions, startAnthropicDouble } from "../anthropic-double.ts";
import type { GoodCredentials } from "../wire/credentials.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

/** The good credentials of the tests. */
export const CREDENTIALS = {
  oauthToken: "sk-ant-oat01-good-of-the-test",
  apiKey: "sk-ant-api03-good-of-the-test",
};

/** Starts a double that lets everybody in. */
export function startOpenDouble(answers: DoubleOptions["answers"]): Promise<AnthropicDouble> {
  return startAnthropicDouble({ host: "127.0.0.1", port: 0, answers });
}

/** Starts a double that answers with what is true of the fixture's repository. */
export async function startDoubleOn(
  { repository, directory }: FixtureCheckout,
  credentials: GoodCredentials = CREDENTIALS,
): Promise<AnthropicDouble & AsyncDisposable> {
  const double = await startAnthropicDouble({
    host: "127.0.0.1",
    port: 0,
    credentials,
    answers: { directories: new Map([[repository, directory]]) },
  });
  return {
    ...double,
    [Symbol.asyncDispose]: async () => {
      await double.stop();
    },
  };
}
