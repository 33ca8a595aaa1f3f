import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { CopyButton } from "./CopyButton.tsx";

afterEach(cleanup);

const clipboard = (writeText: unknown) =>
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });

function show(): HTMLElement {
  render(
    <figure>
      <pre>
        <code>{"const a = 1;\nconst b = 2;\n"}</code>
      </pre>
      <CopyButton language="fr" />
    </figure>,
  );
  return screen.getByRole("button", { name: "Copier le code" });
}

const said = (text: RegExp) => waitFor(() => expect(screen.getByRole("status").textContent).toMatch(text));

test("the code of the block is copied, and the result is spoken", async () => {
  const copied: string[] = [];
  clipboard(async (text: string) => void copied.push(text));
  fireEvent.click(show());
  await said(/^Code copié\.$/);
  expect(copied).toEqual(["const a = 1;\nconst b = 2;"]);
});

test("where copying is refused, the reader is told what to do", async () => {
  clipboard(() => Promise.reject(new Error("denied")));
  document.execCommand = () => false;
  fireEvent.click(show());
  await said(/^Le navigateur a refusé la copie\s: sélectionnez le code/);
  expect(document.querySelector("figure")?.textContent).toContain("sélectionnez");
});

test("without a secure context, the older command copies", async () => {
  clipboard(undefined);
  const data = new Map<string, string>();
  document.execCommand = () => {
    const event = new window.Event("copy", { cancelable: true });
    Object.assign(event, {
      clipboardData: { setData: (type: string, text: string) => data.set(type, text) },
    });
    document.dispatchEvent(event);
    return true;
  };
  fireEvent.click(show());
  await said(/^Code copié\.$/);
  expect(data.get("text/plain")).toBe("const a = 1;\nconst b = 2;");
});
