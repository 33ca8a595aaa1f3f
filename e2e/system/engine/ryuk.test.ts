import { expect, test } from "vitest";
import { configureRyuk } from "./ryuk.ts";

/**
 * Configures Ryuk for an engine with these images. Returns the environment and the engine's
 * requests.
 */
async function settled(images: readonly RegExp[], env: NodeJS.ProcessEnv = {}, inContainer = false) {
  const asked: string[] = [];
  const engine = {
    hasImage: async (name: string) => {
      asked.push(name);
      return images.some((image) => image.test(name));
    },
  };
  await configureRyuk(engine, env, inContainer);
  return { env, asked };
}

test("Ryuk is on where the engine has the image that Testcontainers would start", async () => {
  expect((await settled([/^testcontainers\/ryuk:\d+\.\d+\.\d+$/])).env).toEqual({});
});

test("Ryuk is off for a runner in a container, which has another path to the socket", async () => {
  expect((await settled([/ryuk/], {}, true)).env).toEqual({ TESTCONTAINERS_RYUK_DISABLED: "true" });
});

test("Ryuk is off where its image would have to be pulled", async () => {
  expect((await settled([/^fondation\//])).env).toEqual({ TESTCONTAINERS_RYUK_DISABLED: "true" });
});

test("a variable that the user has set is kept", async () => {
  for (const decided of ["true", "false"]) {
    const env = { TESTCONTAINERS_RYUK_DISABLED: decided };
    expect(await settled([], env)).toEqual({ env: { TESTCONTAINERS_RYUK_DISABLED: decided }, asked: [] });
  }
});
