/** Recordings of the double itself, as no test may call the real API. */
import { Recorder } from "../record/recorder.ts";
import { startDoubleOn, startOpenDouble } from "./start-double.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

/** What a recording was made of. */
export interface Recording<Answer> {
  /** What came through the recorder. */
  readonly answer: Answer;
  /** What the recorder found wrong. */
  readonly problems: readonly string[];
}

/** Records into a directory what `ask` asks at the address it is given. */
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
