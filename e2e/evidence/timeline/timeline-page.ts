/** The timeline as one page without other files: readable without scripts, filtered by source with them. */
import type { TimelineEvent } from "./timeline-event.ts";

/** Letters of a text that are always shown. */
const FOLDED = 400;

export interface ShownTimeline {
  /** The test. */
  readonly title: string;
  /** What failed, in one sentence. */
  readonly error: string;
  readonly events: readonly TimelineEvent[];
  /** Start of the test in milliseconds since the epoch. */
  readonly from: number;
}

export function timelinePage({ title, error, events, from }: ShownTimeline): string {
  const sources = Map.groupBy(events, ({ source }) => source);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}: timeline</title>
<style>${STYLE}</style>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="error">${escapeHtml(error)}</p>
<form>
<label class="chip trouble"><input type="checkbox" id="troubles"> only problems <small>${events.filter(({ trouble }) => trouble).length}</small></label>
${[...sources].map(([source, own]) => chip(source, own.length)).join("\n")}
<input type="search" id="words" placeholder="filter by text" aria-label="filter by text">
<output id="shown">${events.length} events</output>
</form>
</header>
<p class="note">Seconds since ${new Date(from).toISOString()}, the start of the test.</p>
<table>
<thead><tr><th scope="col">seconds</th><th scope="col">source</th><th scope="col">event</th></tr></thead>
<tbody>
${events.map((event) => row(event, from)).join("\n")}
</tbody>
</table>
<script>${SCRIPT}</script>
</html>
`;
}

function chip(source: string, count: number): string {
  const name = escapeHtml(source);
  return `<label class="chip" style="--hue: ${hueOf(source)}"><input type="checkbox" name="source" value="${name}" checked> ${name} <small>${count}</small></label>`;
}

function row({ at, source, trouble, text }: TimelineEvent, from: number): string {
  const seconds = ((at - from) / 1_000).toFixed(3);
  const name = escapeHtml(source);
  const kind = trouble ? ' class="trouble"' : "";
  return `<tr${kind} data-source="${name}" style="--hue: ${hueOf(source)}"><td title="${new Date(at).toISOString()}">${seconds}<td><b>${name}</b><td>${trouble ? "<strong>!</strong> " : ""}${foldedText(text)}`;
}

/** A long text shows only its beginning until it is opened. */
function foldedText(text: string): string {
  if (text.length <= FOLDED) return escapeHtml(text);
  const [shown, rest] = [text.slice(0, FOLDED), text.slice(FOLDED)].map(escapeHtml);
  return `<details><summary>${shown}…</summary>…${rest}</details>`;
}

/** The same for a source in every timeline. */
function hueOf(source: string): number {
  let hash = 7;
  for (const letter of source) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3_600;
  return hash % 360;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e2e8f0, #334155); --paper: light-dark(#fff, #0f172a); --bad: light-dark(#b91c1c, #fca5a5); }
body { font: .875rem/1.45 system-ui, sans-serif; margin: 0; background: var(--paper); color: light-dark(#0f172a, #e2e8f0); }
header { position: sticky; top: 0; z-index: 1; padding: .75rem 1rem; background: var(--paper); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.125rem; margin: 0; }
.error { margin: .25rem 0 .5rem; color: var(--bad); font-weight: 600; }
.note { margin: .5rem 1rem; color: light-dark(#475569, #94a3b8); }
form { display: flex; flex-wrap: wrap; gap: .375rem; align-items: center; }
.chip { display: inline-flex; gap: .25rem; align-items: center; padding: .0625rem .5rem; border: 1px solid var(--line); border-left: 4px solid hsl(var(--hue, 0) 60% 50%); border-radius: .25rem; cursor: pointer; }
.chip small { color: light-dark(#475569, #94a3b8); }
.chip.trouble { border-color: var(--bad); color: var(--bad); }
#words { font: inherit; padding: .0625rem .375rem; min-width: 12rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; font-weight: 600; padding: .125rem 1rem .125rem .5rem; }
th:nth-child(1) { width: 5.5rem; text-align: right; } th:nth-child(2) { width: 8rem; }
td { padding: .125rem .5rem; border-top: 1px solid var(--line); vertical-align: top; }
td:nth-child(1) { text-align: right; padding-right: 1rem; font-variant-numeric: tabular-nums; }
td:nth-child(2) { border-left: 4px solid hsl(var(--hue) 60% 50%); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
td:nth-child(2) b { font-weight: 600; }
td:nth-child(3) { font-family: ui-monospace, monospace; font-size: .8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
tr.trouble td:nth-child(3) { background: light-dark(#fef2f2, #450a0a); color: var(--bad); }
summary { cursor: pointer; }
tr[hidden] { display: none; }
`;

const SCRIPT = `
const rows = [...document.querySelectorAll("tbody tr")];
const form = document.querySelector("form");
const show = () => {
  const sources = new Set([...form.querySelectorAll("[name=source]:checked")].map(({ value }) => value));
  const troubles = document.getElementById("troubles").checked;
  const words = document.getElementById("words").value.toLowerCase();
  let shown = 0;
  for (const row of rows) {
    row.hidden = !sources.has(row.dataset.source) || (troubles && row.className !== "trouble")
      || !row.textContent.toLowerCase().includes(words);
    if (!row.hidden) shown += 1;
  }
  document.getElementById("shown").textContent = shown + " of " + rows.length + " events";
};
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
`;
