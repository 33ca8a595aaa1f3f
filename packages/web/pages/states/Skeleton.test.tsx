import "../testing/jsdom-window.ts";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdWindowTimers, type WindowTimers } from "../testing/window-timers.ts";
import { Skeleton } from "./Skeleton.tsx";
import { beginWaiting, endWaiting } from "./waiting-clock.ts";

let timers: WindowTimers;

beforeEach(() => {
  timers = holdWindowTimers();
  // The page has been waited for before: the skeleton of the test begins a wait of its own.
  beginWaiting(performance.now() - 60_000);
  endWaiting(performance.now() - 60_000);
});

afterEach(() => {
  cleanup();
  timers.restore();
});

test("a wait is shown after a moment, then said, with a way to try again", async () => {
  render(<Skeleton />);
  const status = screen.getByRole("status");
  expect(status.closest("[aria-busy]")).toBeNull();
  expect(screen.queryByText("Chargement…")).toBeNull();
  await act(() => timers.runNext());
  expect(screen.getByText("Chargement…")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  await act(() => timers.runNext());
  expect(status.textContent).toContain("plus de temps que d’habitude");
  expect(screen.getByRole("button", { name: "Réessayer" })).toBeTruthy();
});

test("a skeleton in a wait that has lasted longer is shown at once", () => {
  beginWaiting(performance.now() - 1_000);
  try {
    render(<Skeleton />);
    expect(screen.getByText("Chargement…")).toBeTruthy();
  } finally {
    endWaiting(performance.now());
  }
});
