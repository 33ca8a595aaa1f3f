import { describe, expect, it } from "vitest";
import { api, internal } from "../src/index.ts";
import { refusalOf } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { pass, stopTime } from "../src/testing/time.ts";

const DAY = 24 * 3600_000;

describe("a session that ends", () => {
  onEveryBackend((start) => {
    it("is refused everywhere; other sessions go on", async () => {
      const backend = await start();
      const [ada, eve] = [backend.as("viewer", { subject: "ada" }), backend.as("viewer", { subject: "eve" })];
      await ada.mutation(api.sessions.end, {});
      const calls = [
        () => ada.query(api.sessions.check, {}),
        () => ada.query(api.jobs.recent, { limit: 1 }),
        () => ada.mutation(api.jobs.submit, { repository: "owner/name" }),
      ];
      for (const call of calls) expect((await refusalOf(call())).code).toBe("ACCESS_DENIED");
      expect(await eve.query(api.sessions.check, {})).toBeNull();
    });

    it("is remembered as long as its cookie could be valid", async () => {
      stopTime();
      const backend = await start();
      await backend.as("viewer", { subject: "ada" }).mutation(api.sessions.end, {});
      await pass(30 * DAY - 1);
      await backend.run(internal.retention.deleteExpired, {});
      const check = () => backend.as("viewer", { subject: "ada" }).query(api.sessions.check, {});
      expect((await refusalOf(check())).code).toBe("ACCESS_DENIED");
      await pass(1_000);
      await backend.run(internal.retention.deleteExpired, {});
      expect(await check()).toBeNull();
    });
  });
});
