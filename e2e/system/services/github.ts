import { GitHubControl } from "@fondation/doubles/github/github-control";
import type { ServiceDescription } from "./description.ts";

export const GITHUB: ServiceDescription = {
  name: "github",
  dependsOn: [],
  program: { kind: "double", main: "src/github/main.ts", files: ["src/github", "fixtures"] },
  listens: { port: 8080, portVariable: "GITHUB_DOUBLE_PORT", hostVariable: "GITHUB_DOUBLE_HOST" },
  directories: {},
  secrets: { GITHUB_DOUBLE_TOKEN_FILE: "github-token" },
  environment: () => ({}),
  fact: "the GitHub double to answer",
  ready: ({ reach }) => new GitHubControl(reach("github")).ready(),
};

/** Settings that make `owner/name` a repository of the double. */
export function gitServer(address: (service: string) => string): Record<string, string> {
  const url = address(GITHUB.name);
  return { GITHUB_SERVER_URL: url, FONDATION_ALLOW_PRIVATE_HOSTS: new URL(url).hostname };
}
