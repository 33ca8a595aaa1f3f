/**
 * The course in print. The worker opens this page in its browser, passes a course to `show`, and
 * prints the page when the promise resolves. Layout, fonts and pictures are then complete.
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
    fondationBooklet: { show(booklet: Booklet): Promise<void> };
  }
}

const container = document.getElementById("fondation-booklet");
if (container === null) throw new Error("booklet.html has no element for the booklet.");

async function show(target: HTMLElement, booklet: Booklet): Promise<void> {
  document.documentElement.lang = booklet.language;
  document.title = booklet.repository;
  setRunningHead(booklet, Object.values(labelsFor(booklet.language).groups));
  const root = createRoot(target);
  flushSync(() => root.render(<BookletPages booklet={booklet} />));
  // React must not render again, because the next lines change the DOM directly.
  mergeDocuments(target);
  await document.fonts.ready;
  await Promise.all([...target.querySelectorAll("img")].map((image) => image.decode()));
}

window.fondationBooklet = { show: (booklet) => show(container, booklet) };
