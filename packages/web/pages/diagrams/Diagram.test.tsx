import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { Diagram } from "./Diagram.tsx";
import { type StoredPictures, StoredPicturesContext } from "./stored-pictures.ts";

const picture = (name: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" id="${name}" width="742" height="84" viewBox="0 0 742 84"/>`;
const PICTURES = { light: picture("clair"), dark: picture("sombre") };

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset.theme;
});

function show(pictures: StoredPictures | null | undefined): HTMLElement {
  const asked: string[] = [];
  const { container } = render(
    <ReadingProvider value={READING}>
      <StoredPicturesContext
        value={(source) => {
          asked.push(source);
          return pictures;
        }}
      >
        <Diagram text={"flowchart LR\n  a --> b\n"} />
      </StoredPicturesContext>
    </ReadingProvider>,
  );
  expect(asked).toContain("flowchart LR\n  a --> b");
  return container.querySelector("figure") ?? container;
}

const shownSvg = () =>
  decodeURIComponent(screen.getByRole("img").getAttribute("src")?.split(",", 2)[1] ?? "");

test("a stored diagram is an image with its size and a text alternative", () => {
  const figure = show(PICTURES);
  const image = screen.getByRole("img");
  expect(image.getAttribute("alt")?.replace("\u202f", " ")).toBe("Diagramme : a vers b.");
  expect([image.getAttribute("width"), image.getAttribute("height")]).toEqual(["742", "84"]);
  expect(shownSvg()).toBe(PICTURES.light);
  expect(figure.dataset.state).toBe("drawing");
  fireEvent.load(image);
  expect(figure.dataset.state).toBe("drawn");
  expect(figure.querySelector("iframe")).toBeNull();
  expect(figure.querySelector("details code")?.textContent).toContain("a --> b");
});

test("the dark theme shows the dark picture", () => {
  document.documentElement.dataset.theme = "dark";
  show(PICTURES);
  expect(shownSvg()).toBe(PICTURES.dark);
});

test("while the picture loads, nothing is drawn", () => {
  const figure = show(undefined);
  expect(figure.querySelector("iframe, img")).toBeNull();
  expect(figure.dataset.state).toBe("drawing");
});

test("a course without pictures is drawn in a sandboxed frame", () => {
  const figure = show(null);
  expect(figure.querySelector("iframe")?.getAttribute("sandbox")).toBe("allow-scripts");
});

test("a picture that fails to load is drawn in the frame", () => {
  const figure = show(PICTURES);
  fireEvent.error(screen.getByRole("img"));
  expect(figure.querySelector("img")).toBeNull();
  expect(figure.querySelector("iframe")).not.toBeNull();
});
