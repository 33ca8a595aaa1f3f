/** Records the double itself, because no test may call the real API. */
import { Recorder } from "../record/recorder.ts";
import { startDoubleOn, startOpenDouble } from "./start-double.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

export interface Recording<Answer> {
  readonly answer: Answer;
  readonly problems: readonly string[];
}

/** Records the requests that `ask` sends to the address in its argument. */
export async function record<Answer>(
  fixture: FixtureCheckout,
  directory: string,
  ask: (baseUrl: string) => Promise<Answer>,
): Promise<Recording<Answer>> {
  await using upstream = await startDoubleOn(fixture);
  const recorder = await startOpenDouble(await Recorder.create(directory, upstream.url));
  const answer = await ask(recorder.url);
  return { answer, problems: await recorder.stop() };
}
