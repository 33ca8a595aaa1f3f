/** The tutorial of a repository that a test writes. */

import { analyzeCode } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { ENGLISH } from "../../english/english-words.ts";
import { createView } from "../../view/course-view.ts";
import { writeTutorial } from "../tutorial-document.ts";

export type Files = Parameters<typeof makeRepository>[0];

/** The first tutorial of a repository. */
export async function tutorialOf(files: Files): Promise<string> {
  await using made = await makeRepository(files);
  const { signal } = new AbortController();
  const repository = await openRepository(made.path, made.commit, signal);
  try {
    const facts = await analyzeCode({ repository, parts: 1, signal });
    const view = createView({
      ...facts,
      ...{ repository: "shop", commit: made.commit, language: "en", words: ENGLISH },
    });
    const topic = view.placementAt(1)?.topic;
    return topic === undefined ? "" : writeTutorial(1, topic, view);
  } finally {
    await repository.close();
  }
}

/** The texts below a heading that contains `title`. */
export function task(document: string, title: string): string {
  return document.split("\n## ").find((section) => section.split("\n", 1)[0]?.includes(title)) ?? "";
}

/** A class with a state, an error and a clause that ends it. */
export const STORE: Files = {
  "shop/store.py": `from enum import Enum


class Phase(Enum):
    IDLE = 1
    BUSY = 2
    DONE = 3


class Store:
    phase = Phase.IDLE

    def step(self):
        if self.phase == Phase.IDLE:
            self.phase = Phase.BUSY
        return self.phase

    def read(self, key):
        if not key:
            raise KeyError("The key is empty.")
        return key

    def fetch(self, key):
        return self.read(key)

    def serve(self, key):
        try:
            return self.fetch(key)
        except KeyError as error:
            return None


def main(store: Store):
    return store.serve("a")
`,
};
