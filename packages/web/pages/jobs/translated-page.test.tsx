import "../testing/jsdom-window.ts";
import { render } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import type { JobView } from "@fondation/backend";
import { StatusBadge } from "./StatusBadge.tsx";
import { tolerateForeignDom } from "../window/foreign-dom.ts";

/** `NodeFilter.SHOW_TEXT`, which this window does not have. */
const SHOW_TEXT = 4;

/** Replaces each text by an element with a copy, as a browser's translation does. */
function translate(root: Element): void {
  const walker = document.createTreeWalker(root, SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const font = document.createElement("font");
    font.textContent = `translated ${text.data}`;
    text.replaceWith(font);
  }
}

beforeAll(() => tolerateForeignDom());

const job = (status: string) => ({ status, step: 0, stage: null }) as JobView;

test("the status of a translated page changes", () => {
  const { container, rerender, unmount } = render(<StatusBadge job={job("queued")} />);
  translate(container);
  expect(container.textContent).toBe("translated En attente");
  rerender(<StatusBadge job={job("completed")} />);
  expect(container.textContent).toBe("Cours Prêt");
  unmount();
  expect(container.textContent).toBe("");
});

function Mixed({ isNew }: { readonly isNew: boolean }) {
  return (
    <p>
      {isNew && <b>new </b>}
      always
      {isNew ? null : <> old</>}
    </p>
  );
}

test("React adds next to translated texts and removes them", () => {
  const { container, rerender, unmount } = render(<Mixed isNew={false} />);
  translate(container);
  rerender(<Mixed isNew />);
  expect(container.querySelector("b")?.textContent).toBe("new ");
  unmount();
  expect(container.textContent).toBe("");
});
