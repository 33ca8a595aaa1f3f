import { expect, test } from "vitest";
import { configureRyuk } from "./ryuk.ts";

/** Settles it for an engine with these images, and returns the environment and what the engine was asked for. */
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

test("Ryuk is off for a runner in a container, whose path to the engine's socket the engine's machine does not have", async () => {
  expect((await settled([/ryuk/], {}, true)).env).toEqual({ TESTCONTAINERS_RYUK_DISABLED: "true" });
});

test("Ryuk is off where its image would have to be pulled first", async () => {
  expect((await settled([/^fondation\//])).env).toEqual({ TESTCONTAINERS_RYUK_DISABLED: "true" });
});

test("a person who has decided is not asked again", async () => {
  for (const decided of ["true", "false"]) {
    const env = { TESTCONTAINERS_RYUK_DISABLED: decided };
    expect(await settled([], env)).toEqual({ env: { TESTCONTAINERS_RYUK_DISABLED: decided }, asked: [] });
  }
});
