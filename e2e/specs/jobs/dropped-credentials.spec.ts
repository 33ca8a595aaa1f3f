/** No test may use a user's model credits. */
import { PLANTED, PLANTED_NAMES } from "../../host/user-shell.ts";
import { MODEL_CREDENTIALS } from "../../system/environment/service-environment.ts";
import { expect, test } from "../../suite/test.ts";

test("model credentials of the shell are dropped before any test runs", ({ droppedCredentials }) => {
  expect(droppedCredentials).toEqual(expect.arrayContaining([...PLANTED_NAMES]));
  expect(Object.values(process.env)).not.toContain(PLANTED);
  for (const name of MODEL_CREDENTIALS) expect(process.env[name], name).toBeUndefined();
});

test("no service has a model credential or another secret in its environment", {
  tag: "@services",
}, async ({ system }) => {
  expect(system.services.length).toBeGreaterThanOrEqual(4);
  // An earlier test may have killed a worker, whose environment is gone.
  for (const service of system.services.filter(({ running }) => running)) {
    const environment = await service.environment();
    const names = environment.map((entry) => entry.split("=", 1)[0] ?? "");
    expect(
      names.filter((name) => MODEL_CREDENTIALS.some((credential) => name.startsWith(credential))),
    ).toEqual([]);
    expect(environment.join("\n"), service.name).not.toContain(PLANTED);
    const secrets = names.filter((name) => /(TOKEN|KEY|SECRET|PASSWORD)$/.test(name));
    expect(secrets, `secrets in the environment of ${service.name}`).toEqual([]);
  }
});
