/** What helps a reader of a course: map, notes, definitions, choices, and the report of the checks. */
import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { expectRendering } from "../../oracle/rendering.ts";
import { expectAccessible } from "../../pages/accessibility.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { expect, test } from "../../suite/test.ts";

test("the map shows what a part is related to, and leads to its chapter", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const repository = await finishedCourse("typescript");
  await page.goto(repository.route);
  const course = new CoursePage(page, repository.route);
  const chapters = (await course.slugs()).filter((slug) => slug.startsWith("chapters/"));
  const map = page.getByRole("navigation", { name: "Carte des parties" });
  await expect(map.getByRole("link")).toHaveCount(chapters.length);
  const second = map.getByRole("link").nth(1);
  await second.focus();
  await expect(map).toContainText(/S’appuie sur|Sert à/);
  await expectAccessible(page, "a chapter with the map", "article");

  await page.setViewportSize({ width: 360, height: 740 });
  await second.scrollIntoViewIfNeeded();
  await expect(second).toBeInViewport({ ratio: 1 });
  await second.press("Enter");
  await expect(page).toHaveURL(`${repository.route}/${chapters[1]}`);
  await expect(map).toBeHidden();
});

test("the line of verified references opens the report of the checks", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const { route } = await finishedCourse("tiny");
  await page.goto(route);
  const opener = page.getByRole("button", { name: /références? vérifiées?/ });
  await opener.click();
  const report = page.getByRole("dialog", { name: "Rapport de vérification" });
  await expect(report.getByRole("row", { name: /G3/ })).toBeVisible();
  await expectAccessible(page, "the report of the checks");
  await page.keyboard.press("Escape");
  await expect(report).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a note stands beside its lines on a desktop, and below them on a phone", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  const { route } = await finishedCourse("typescript");
  const course = new CoursePage(page, route);
  await page.goto(route);
  const [first = ""] = (await course.slugs()).filter((slug) => slug.startsWith("reviewed-chapters/"));
  const article = await course.open(first);
  const annotated = article.locator(".annotated").first();
  const [code, note] = [annotated.locator("pre"), annotated.getByRole("listitem").first()];
  // The code up to the last line of the note.
  const lines = annotated.locator(".code-run").first();
  const [wide, besideIt] = [await boxOf(code), await boxOf(note)];
  expect(besideIt.x, "the note's left edge").toBeGreaterThan(wide.x + wide.width / 2);
  expect(besideIt.y, "the note's top").toBeLessThan(wide.y + wide.height);
  await note.getByRole("button").first().focus();
  await expect(note).toHaveAttribute("data-marked");

  await page.setViewportSize({ width: 360, height: 740 });
  await expect
    .poll(async () => (await boxOf(note)).x, "the note's left edge on a phone")
    .toBeLessThan((await boxOf(code)).width / 4);
  const [above, below] = [await boxOf(lines), await boxOf(note)];
  expect(below.y, "the note's top on a phone").toBeGreaterThanOrEqual(above.y + above.height);
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error("The element is not shown.");
  return box;
}

test("a term shows its definition on keyboard focus and on hover, and hides it on Escape", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  const { route } = await finishedCourse("typescript");
  const course = new CoursePage(page, route);
  await page.goto(route);
  const [, second = ""] = (await course.slugs()).filter((slug) => slug.startsWith("chapters/"));
  const article = await course.open(second);
  const term = article.locator(".term").first();
  const definition = page.locator(".definition");
  await term.hover();
  await expect(definition).toContainText("«");
  await page.keyboard.press("Escape");
  await expect(definition).toBeHidden();
  // A key press makes the next focus one of the keyboard.
  await page.keyboard.press("Tab");
  await term.focus();
  await expect(term).toHaveAccessibleDescription(/«/);
  await expectAccessible(page, "a chapter with a definition", "article");
});

test("a choice is answered at once, and remembered after the page is loaded again", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  const { route } = await finishedCourse("typescript");
  const course = new CoursePage(page, route);
  await page.goto(route);
  const [first = ""] = (await course.slugs()).filter((slug) => slug.startsWith("tutorials/"));
  await course.open(first);
  const question = page.getByRole("group", { name: "Choisissez une réponse" }).first();
  await expect(question.locator("details")).not.toHaveAttribute("open");
  await question.getByRole("radio").first().check();
  const verdict = (await question.getByRole("status").textContent()) ?? "";
  expect(verdict).toMatch(/^(?:Oui, c’est bien|Non, ce n’est pas) /);
  await expect(question.locator("details")).toHaveAttribute("open");
  await page.reload();
  await expect(question.getByRole("status")).toHaveText(verdict);
  await expect(question.getByRole("radio").first()).toBeChecked();
  await question.getByRole("button", { name: /Recommencer/ }).click();
  await expect(question.getByRole("status")).toHaveText("");
});

test("a course opens where it was left, and its contents show what was read", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  const { route } = await finishedCourse("tiny");
  const course = new CoursePage(page, route);
  await page.goto(route);
  const chapters = (await course.slugs()).filter((slug) => slug.startsWith("chapters/"));
  const article = await course.open(chapters[1] ?? "");
  await article.press("End");
  const mark = course.contents.getByRole("img", { name: "lu" });
  await expect(mark).toHaveCount(1);

  await page.goto(route);
  const resume = page.getByRole("link", { name: /^Reprendre/ });
  await expect(resume).toContainText("Chapitre 2");
  await expect(mark).toHaveCount(1);
  await expectAccessible(page, "the opening of a course that was left");
  await resume.click();
  await expect(page).toHaveURL(`${route}/${chapters[1]}`);
  await expect(resume).toBeHidden();

  const group = course.contents.getByRole("button", { name: /^Tutoriels/ });
  const tutorials = course.contents.getByRole("link", { name: /./ });
  const all = await tutorials.count();
  await group.click();
  await expect(group).toHaveAttribute("aria-expanded", "false");
  await expect.poll(() => tutorials.count(), { message: "the entries of the contents" }).toBeLessThan(all);
});

test("the documents come as a zip, whose names are those of the course and whose links work", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  const { route } = await finishedCourse("typescript");
  await page.goto(route);
  const slugs = await new CoursePage(page, route).slugs();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger en Markdown (zip)" }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  expect(Object.keys(files)).toEqual(slugs);
  const targets = Object.entries(files)
    .filter(([slug]) => slug.endsWith(".md"))
    .flatMap(([slug, bytes]) => expectRendering(strFromU8(bytes), "", slug).links)
    .map((link) => link.split("#", 1)[0]?.slice(1) ?? "");
  expect(targets.length, "links between the documents").toBeGreaterThan(slugs.length);
  expect(
    targets.filter((target) => !slugs.includes(target)),
    "links that lead nowhere",
  ).toEqual([]);
});
