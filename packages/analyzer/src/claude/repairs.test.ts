import { GO_ROUTER } from "@fondation/code/testing/samples";
import type { FakeReply } from "@fondation/engine-claude/testing/fake-ask";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/test-repository";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnalyzedCourse } from "../index.ts";
import { courseOf } from "../testing/course.ts";
import { courseByFakeModel } from "../testing/fake-model.ts";
import { truthfulAnswer } from "../testing/truthful-model.ts";

let repository: TestRepository;
let truth: AnalyzedCourse;
let english: AnalyzedCourse;

beforeAll(async () => {
  repository = await makeRepository(GO_ROUTER);
  truth = await courseOf(repository, { chapters: 3 });
  english = await courseOf(repository, { chapters: 3, language: "en" });
});
afterAll(() => repository[Symbol.asyncDispose]());

test("an answer that the checks refuse goes back with the findings until it is right", async () => {
  const prompts: string[] = [];
  const course = await courseByFakeModel(repository, (question) => {
    const answer = truthfulAnswer(truth, question);
    if (!question.name.startsWith("4.1") || !("text" in answer)) return answer;
    prompts.push(question.prompt);
    if (prompts.length === 1) return { text: `Voici le chapitre.\n\n${answer.text}` };
    if (prompts.length === 2) return { text: answer.text.replace(/#L\d+-L\d+`/, "#L9000-L9001`") };
    return answer;
  });
  expect(course.documents).toEqual(truth.documents);
  expect(prompts).toHaveLength(3);
  expect(prompts[1]).toContain("There is text before the heading.");
  expect(prompts[1]).toContain("Voici le chapitre.");
  expect(prompts[2]).toContain("#L9000-L9001 does not resolve");
});

/** The answer with its JSON changed. */
function changed(answer: object, pattern: RegExp, change: (found: string) => string): FakeReply {
  return JSON.parse(JSON.stringify(answer).replace(pattern, change)) as FakeReply;
}

test.each<[string, string, (answer: object, english: object) => FakeReply, string]>([
  ["a plan in plain text", "1", () => ({ text: "Je ne sais pas." }), "as text: Je ne sais pas."],
  [
    "a symbol that is in no file",
    "1",
    (answer) => changed(answer, /"symbols":\["\w+"/, () => '"symbols":["Imaginary"'),
    "Imaginary, which occurs in none of its files",
  ],
  [
    "too many abstractions",
    "1",
    (answer) => changed(answer, /\{"id":1,.*?\},/, (first) => first.replace(":1", ":4") + first),
    "There are 4 abstractions; exactly 3",
  ],
  [
    "a relationship of an unknown abstraction",
    "2",
    () => ({
      value: {
        summary: "x",
        relationships: [{ from: 1, to: 9, label: "x", evidence: ["nowhere.go#L1-L1"] }],
      },
    }),
    "is not an abstraction",
  ],
  ["an incomplete order", "3", () => ({ value: { order: [{ id: 1, reasoning: "x" }] } }), "never taught"],
  [
    "a document in the wrong language",
    "4.1",
    (_, english) =>
      changed(english, /# Chapter|## In summary/g, (heading) =>
        heading === "# Chapter" ? "# Chapitre" : "## En résumé",
      ),
    "language",
  ],
  ["a diagram that cannot be drawn", "4.1", (answer) => answer as FakeReply, "cannot be drawn: Parse error"],
])("%s, given three times, ends with ENGINE_OUTPUT", async (_name, task, wrong, said) => {
  const asked: string[] = [];
  // Only the diagrams of the first chapter: an earlier failure of another one would end the run
  // before.
  const first = truth.documents.find(({ slug }) => slug.startsWith("chapters/chapter_01"));
  const checkDiagram = async (source: string): Promise<string | undefined> =>
    first?.content.includes(source) ? "Parse error" : undefined;
  const failed = courseByFakeModel(
    repository,
    (question) => {
      if (!question.name.startsWith(task)) return truthfulAnswer(truth, question);
      asked.push(question.name);
      return wrong(truthfulAnswer(truth, question), truthfulAnswer(english, question));
    },
    { checkDiagram },
  );
  await expect(failed).rejects.toMatchObject({
    code: "ENGINE_OUTPUT",
    message: expect.stringContaining(said),
  });
  expect(asked).toEqual([task, `${task} repair`, `${task} repair`]);
});
