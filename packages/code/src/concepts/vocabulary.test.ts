import { expect, test } from "vitest";
import type { Survey } from "../survey/survey.ts";
import { readVocabulary } from "./vocabulary.ts";

function vocabulary(texts: Readonly<Record<string, string>>) {
  const paths = new Set(Object.keys(texts));
  const survey: Survey = {
    ...{
      files: [],
      byPath: new Map(),
      paths,
      texts: new Map(Object.entries(texts)),
      languages: [],
      leftOut: [],
    },
  };
  return readVocabulary(survey, { headings: [] });
}

test("a name is mentioned more when several documents write it as a name", () => {
  const { mentions } = vocabulary({
    "README.md": "A JobRetry. The queue.",
    "docs/a.md": "job_retry, JobRetry",
  });
  expect(mentions("job_retry")).toBeGreaterThan(2);
  expect(mentions("queue")).toBeLessThan(1);
  expect(mentions("web")).toBe(0);
});

test("changelogs and guides to upgrade mention everything, so they do not count", () => {
  expect(vocabulary({ "CHANGELOG.md": "Queue", "docs/UPGRADE.md": "Queue" }).mentions("Queue")).toBe(0);
});

test("the page of a name gives its way to write it", () => {
  expect(vocabulary({ "docs/blueprints.rst": "" }).heading("blueprint")).toBe("Blueprints");
});
