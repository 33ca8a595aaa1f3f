import "../testing/jsdom-window.ts";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { SubmitForm } from "./SubmitForm.tsx";

let client: ConvexReactClient;

afterEach(async () => {
  cleanup();
  await client.close();
});

/** The form, with a backend that does not answer. */
function show(): void {
  client = new ConvexReactClient("http://127.0.0.1:9", { unsavedChangesWarning: false, logger: false });
  render(
    <ConvexProvider client={client}>
      <MemoryRouter>
        <SubmitForm />
      </MemoryRouter>
    </ConvexProvider>,
  );
}

const hint = () => screen.getByRole("status").textContent?.replace(/\s/gu, " ");

test("the form says which repository it recognizes in what was pasted", async () => {
  show();
  await userEvent.click(screen.getByRole("textbox"));
  await userEvent.paste("git clone git@github.com:acme/shop.git");
  expect(hint()).toBe("Dépôt reconnu : « acme/shop ».");
  await userEvent.clear(screen.getByRole("textbox"));
  await userEvent.paste("acme/shop");
  expect(hint()).toMatch(/^Le nom court/);
});

test("a disabled button says that the request waits for the connection", async () => {
  show();
  const button = screen.getByRole("button", { name: "Générer le Cours" });
  await userEvent.type(screen.getByRole("textbox"), "acme/shop{Enter}");
  expect(button.hasAttribute("disabled")).toBe(true);
  expect(hint()).toBe("La connexion est perdue : la demande partira dès son retour.");
  expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")).toBe(
    screen.getByRole("status"),
  );
});
