/** Recordings of the double itself, as no test may call the real API. */
import { Recorder } from "../record/recorder.ts";
import { startDoubleOn, startOpenDouble } from "./start-double.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

/** The outcome of a recording. */
export interface Recording<Answer> {
  /** What `ask` returned. */
  readonly answer: Answer;
  /** The problems of the recorder. */
  readonly problems: readonly string[];
}

/** Records the requests that `ask` sends to the address it is given. */
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
