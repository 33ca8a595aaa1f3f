import { once } from "node:events";
import { Secret } from "@fondation/environment";
import { expect, test } from "vitest";
import { createClientProcess } from "./client-process.ts";

const SECRET = new Secret("hidden-value-0123456789", "CHILD").reveal();

test("the error output of a client contains no part of a secret, even when it is cut", async () => {
  for (const after of [1_985, 1_995]) {
    const children = createClientProcess(undefined);
    const script = `head -c 30000 /dev/zero | tr '\\0' x >&2; printf '%s' "$TOLD" >&2`;
    const child = children.spawn({
      command: "/bin/sh",
      args: ["-c", script],
      cwd: "/",
      env: { PATH: process.env.PATH, TOLD: `${SECRET}${"y".repeat(after)}` },
      signal: new AbortController().signal,
    });
    await once(child as unknown as NodeJS.EventEmitter, "close");
    const complaint = children.complaint();
    expect(complaint.replaceAll("y", "")).not.toMatch(/[0-9]/);
    expect(complaint).toHaveLength(2_000);
    await children.gone();
  }
});
