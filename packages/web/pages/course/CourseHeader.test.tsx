import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import type { CourseView } from "@fondation/backend";
import { COURSE } from "../testing/sample-views.ts";
import type { Generation } from "../../rendering/documents/course-address.ts";
import { CourseHeader } from "./CourseHeader.tsx";

afterEach(cleanup);

async function show(change: Partial<CourseView>, generation: Generation = "current"): Promise<void> {
  const client = new ConvexReactClient("http://127.0.0.1:9", { unsavedChangesWarning: false });
  render(
    <ConvexProvider client={client}>
      <MemoryRouter>
        <CourseHeader
          course={{ ...COURSE, ...change }}
          edition={{ route: COURSE.route, generation }}
          slug="step3_order.yaml"
        />
      </MemoryRouter>
    </ConvexProvider>,
  );
  await client.close();
}

const booklet = { bytes: 1_234_567, sha256: "0".repeat(64) };

test("a course with a PDF links to it and shows its size", async () => {
  await show({ booklet });
  const link = screen.getByRole("link", { name: /^Télécharger en PDF \(1,2\sMo\)$/u });
  expect(link.getAttribute("href")).toBe("/cours/acme/shop/cours.pdf");
  expect(link.hasAttribute("download")).toBe(true);
});

test("the previous course links to its own PDF", async () => {
  await show({ booklet }, "previous");
  const link = screen.getByRole("link", { name: /^Télécharger en PDF/ });
  expect(link.getAttribute("href")).toBe("/cours/acme/shop/cours.pdf?version=precedente");
});

test("the documents of both courses can be downloaded as they are", async () => {
  await show({});
  const link = () => screen.getByRole("link", { name: "Télécharger en Markdown (zip)" });
  expect(link().getAttribute("href")).toBe("/cours/acme/shop/cours.zip");
  cleanup();
  await show({}, "previous");
  expect(link().getAttribute("href")).toBe("/cours/acme/shop/cours.zip?version=precedente");
});

test("a PDF that is being made is announced where its link will be", async () => {
  await show({ renderingsMissing: { fault: null } });
  expect(screen.getByRole("status").textContent).toBe("Le PDF est en préparation…");
  cleanup();
  await show({ renderingsMissing: { fault: null }, booklet });
  expect(screen.queryByRole("status")).toBeNull();
});

test.each([
  ["no-browser", /worker n’a pas de navigateur/, 0],
  ["browser", /navigateur du worker n’a pas répondu/, 1],
  ["worker", /worker s’est arrêté/, 1],
  ["too-large", /trop gros/, 0],
  ["not-stored", /base de données/, 1],
] as const)(
  "a missing PDF (%s) says why, and can be asked for where that helps",
  async (fault, why, retries) => {
    await show({ renderingsMissing: { fault } });
    const words = screen.getByRole("status").textContent;
    expect(words).toMatch(/^Le PDF manque/);
    expect(words).toMatch(why);
    expect(screen.queryAllByRole("button", { name: "Réessayer" })).toHaveLength(retries);
  },
);

test("a course without a PDF has no link", async () => {
  await show({});
  expect(screen.queryByRole("link", { name: /PDF/ })).toBeNull();
});

test("the line of verified references opens the report with measures and findings", async () => {
  // jsdom does not open dialogs.
  window.HTMLDialogElement.prototype.showModal = () => undefined;
  window.HTMLDialogElement.prototype.close = () => undefined;
  const slug = "chapters/chapter_01_a.md";
  await show({
    documents: [{ slug, kind: "chapter", position: 1, title: "File", sha256: "0".repeat(64), bytes: 1 }],
    verification: {
      passed: true,
      checks: [
        { id: "G3", title: "Références", checked: 1396, failed: 0 },
        {
          id: "G4",
          title: "Noms",
          checked: 200,
          failed: 5,
          passed: true,
          measure: { percent: 97.5, atLeast: 90 },
          findings: [{ slug, line: 7, message: "absent du passage" }],
          found: 5,
        },
      ],
    },
  });
  fireEvent.click(screen.getByRole("button", { name: /références vérifiées$/ }));
  await waitFor(() => expect(document.querySelector("tbody tr")).not.toBeNull());
  const rows = [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s/gu, " ")),
  );
  expect(rows).toEqual([
    ["G3Références", "1 396", "0", ""],
    ["G4Noms", "200", "5", "97,5 % (au moins 90 %)"],
  ]);
  const findings = [...document.querySelectorAll("section li")].map((item) =>
    item.textContent?.replace(/\s/gu, " "),
  );
  expect(findings).toEqual(["File, ligne 7 : absent du passage", "et 4 autres constats."]);
});
