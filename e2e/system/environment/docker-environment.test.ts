import { expect, test } from "vitest";
import { dockerBuilder, dockerClient } from "./docker-environment.ts";

test("the client finds its plugins and logins where a program has another home", () => {
  expect(dockerClient({ HOME: "/home/ada" })).toEqual({ DOCKER_CONFIG: "/home/ada/.docker" });
  expect(dockerClient({ HOME: "/home/ada", DOCKER_CONFIG: "/etc/ada" })).toEqual({
    DOCKER_CONFIG: "/etc/ada",
  });
});

test("the client uses the engine of the shell, and gets nothing else from it", () => {
  const shell = {
    DOCKER_HOST: "tcp://engine:2376",
    DOCKER_TLS_VERIFY: "1",
    DOCKER_CONTEXT: "",
    GITHUB_TOKEN: "x",
  };
  expect(dockerClient(shell)).toEqual({ DOCKER_HOST: "tcp://engine:2376", DOCKER_TLS_VERIFY: "1" });
});

test("a build gets its base image and the certificates to trust", () => {
  const shell = { FONDATION_NODE_IMAGE: "mirror/node:24", FONDATION_CA_BUNDLE: "/etc/ca.pem" };
  expect(dockerClient(shell)).toEqual({});
  expect(dockerBuilder(shell)).toEqual(shell);
});
