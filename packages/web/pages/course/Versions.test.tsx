import "../testing/jsdom-window.ts";
import { cleanup, render, screen } from "@testing-library/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { COURSE } from "../testing/sample-views.ts";
import { PreviousVersionLink, PreviousVersionNotice } from "./Versions.tsx";

afterEach(cleanup);

test("the previous course says so and links to the current document", () => {
  render(
    <MemoryRouter>
      <PreviousVersionNotice
        course={COURSE}
        edition={{ route: "/cours/acme/shop", generation: "previous" }}
        slug="chapters/chapter_01_a.md"
      />
    </MemoryRouter>,
  );
  expect(screen.getByRole("status").textContent).toMatch(/^Version précédente\. .*plus récente/);
  expect(screen.getByRole("link", { name: "Revenir à la version actuelle" }).getAttribute("href")).toBe(
    "/cours/acme/shop/chapters/chapter_01_a.md",
  );
});

test("without a previous course, the current one shows no version", async () => {
  const client = new ConvexReactClient("http://127.0.0.1:9", { unsavedChangesWarning: false });
  const edition = { route: "/cours/acme/shop", generation: "current" } as const;
  render(
    <ConvexProvider client={client}>
      <MemoryRouter>
        <PreviousVersionNotice course={COURSE} edition={edition} slug="step3_order.yaml" />
        <PreviousVersionLink course={COURSE} edition={edition} slug="step3_order.yaml" />
      </MemoryRouter>
    </ConvexProvider>,
  );
  expect(document.body.textContent).toBe("");
  await client.close();
});
