/**
 * The course on paper. The worker opens this page in its browser, hands it a course and prints it when `show` has resolved: everything is
 * laid out then, with its fonts and pictures.
 */

import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "../styles/main.css";
import "./booklet.css";
import type { Booklet } from "@fondation/course/contract";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { BookletPages } from "./BookletPages.tsx";
import { mergeDocuments } from "./merged-page.ts";
import { setRunningHead } from "./running-head.ts";
import { labelsFor } from "./booklet-labels.ts";

declare global {
  interface Window {
    /** What the worker calls. */
    fondationBooklet: { show(booklet: Booklet): Promise<void> };
  }
}

const container = document.getElementById("fondation-booklet");
if (container === null) throw new Error("The page has lost the element that holds the booklet.");

async function show(target: HTMLElement, booklet: Booklet): Promise<void> {
  document.documentElement.lang = booklet.language;
  document.title = booklet.repository;
  setRunningHead(booklet, Object.values(labelsFor(booklet.language).groups));
  const root = createRoot(target);
  flushSync(() => root.render(<BookletPages booklet={booklet} />));
  // From here on the page is only read: React must not draw again what is changed by hand.
  mergeDocuments(target);
  await document.fonts.ready;
  await Promise.all([...target.querySelectorAll("img")].map((image) => image.decode()));
}

window.fondationBooklet = { show: (booklet) => show(container, booklet) };
