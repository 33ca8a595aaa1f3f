/**
 * `node main.ts` runs the double as a process. It prints its address on the first line and ends on
 * SIGTERM.
 */
import { startAnthropicDouble } from "./anthropic-double.ts";
import { HELP, readOptions } from "./options.ts";
import { CassetteInvalid } from "./record/cassette.ts";

/** Exit codes: 1 when problems were found, 2 when the options are wrong. */
const [WRONG, NOT_STARTED] = [1, 2];

const options = await readOptions(process.argv.slice(2), process.env).catch((error: unknown) => {
  const isExpected = error instanceof CassetteInvalid || error instanceof TypeError;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exit(NOT_STARTED);
});
if (options === undefined) {
  process.stdout.write(HELP);
  process.exit(0);
}

const double = await startAnthropicDouble(options);
process.stdout.write(`${double.url}\n`);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    const problems = await double.stop();
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.exit(problems.length === 0 ? 0 : WRONG);
  });
}
