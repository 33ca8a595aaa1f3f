import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { Secret } from "../secrets/secret.ts";
import { createLog } from "./log.ts";

function collector(): { destination: Writable; text: () => string } {
  let text = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { destination, text: () => text };
}

test("a JSON line has a level word, an ISO time, the child's fields and the message", () => {
  const { destination, text } = collector();
  createLog({ format: "json", destination, fields: { service: "worker" } })
    .child({ job: "j1" })
    .warn("slow clone");
  const line = JSON.parse(text());
  expect(line).toMatchObject({ level: "warn", service: "worker", job: "j1", msg: "slow clone" });
  expect(new Date(line.time).toISOString()).toBe(line.time);
});

test.each(["json", "pretty"] as const)("a %s line contains no secret, wherever it was", (format) => {
  const { destination, text } = collector();
  const secret = new Secret(`word-of-${format}`, "TEST_TOKEN");
  const log = createLog({ format, destination });
  log.error(
    { err: new Error(`clone with ${secret.reveal()} failed`), header: secret.reveal() },
    secret.reveal(),
  );
  expect(text()).not.toContain(secret.reveal());
  expect(text()).toContain("[secret TEST_TOKEN]");
});

test.each(["json", "pretty"] as const)("a %s line stays one line without control characters", (format) => {
  const { destination, text } = collector();
  const foreign = "x\u001b[2J\u001b]0;owned\u0007\n[00:00:00] INFO: forged\r";
  createLog({ format, destination }).warn({ repository: foreign, err: new Error(foreign) }, foreign);
  for (const control of ["\u001b", "\u0007", "\r"]) expect(text()).not.toContain(control);
  expect(text()).not.toMatch(/^\[00:00:00\]/m);
});

test("a line below the level is not written", () => {
  const { destination, text } = collector();
  createLog({ level: "warn", format: "json", destination }).info("quiet");
  expect(text()).toBe("");
});
