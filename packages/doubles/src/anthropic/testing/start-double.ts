import { type AnthropicDouble, type DoubleOptions, startAnthropicDouble } from "../anthropic-double.ts";
import type { GoodCredentials } from "../wire/credentials.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

/** The credentials that the doubles of the tests accept. */
export const CREDENTIALS = {
  oauthToken: "sk-ant-oat01-good-of-the-test",
  apiKey: "sk-ant-api03-good-of-the-test",
};

/** Starts a double that accepts every credential. */
export function startOpenDouble(answers: DoubleOptions["answers"]): Promise<AnthropicDouble> {
  return startAnthropicDouble({ host: "127.0.0.1", port: 0, answers });
}

/** Starts a double that answers with the true course of a fixture. */
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
