/**
 * The page `documents.html`: one section per repository and target, one picture per document, and a
 * red placeholder for each missing one.
 */

/** A document of a course, in teaching order. */
interface ShownDocument {
  readonly slug: string;
  readonly title: string;
  /** The picture's address relative to the page; undefined for a document that was not read. */
  readonly picture: string | undefined;
}

/** A course as it was read on a target. */
export interface ShownCourse {
  readonly repository: string;
  readonly target: string;
  readonly documents: readonly ShownDocument[];
}

export function documentsPage(courses: readonly ShownCourse[]): string {
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Documents rendus</title>
<style>${STYLE}</style>
<h1>Documents rendus</h1>
<p>${summary(courses)}</p>
<nav aria-label="Cours"><ul>
${courses.map((course, index) => `<li><a href="#cours-${index}">${heading(course)}</a> : ${count(course)}</li>`).join("\n")}
</ul></nav>
${courses.map(section).join("\n")}
</html>
`;
}

function summary(courses: readonly ShownCourse[]): string {
  const complete = courses.filter(({ documents }) => documents.every(({ picture }) => picture !== undefined));
  const all = complete.length === courses.length;
  const words = `${complete.length} cours complet${complete.length > 1 ? "s" : ""} sur ${courses.length}`;
  return all ? words : `<strong class="missing">${words}</strong>`;
}

function section(course: ShownCourse, index: number): string {
  return `<section id="cours-${index}" aria-labelledby="titre-${index}">
<h2 id="titre-${index}">${heading(course)} <small>${count(course)}</small></h2>
<ol>
${course.documents.map(figure).join("\n")}
</ol>
</section>`;
}

function figure({ slug, title, picture }: ShownDocument): string {
  const caption = `<figcaption><b>${escapeHtml(title)}</b><br><code>${escapeHtml(slug)}</code></figcaption>`;
  if (picture === undefined) {
    return `<li><figure class="hole"><div>Document manquant</div>${caption}</figure></li>`;
  }
  const image = `<img src="${escapeHtml(picture)}" alt="" loading="lazy">`;
  return `<li><figure><a href="${escapeHtml(picture)}" aria-label="Agrandir ${escapeHtml(title)}">${image}</a>${caption}</figure></li>`;
}

function heading({ repository, target }: ShownCourse): string {
  return `${escapeHtml(repository)} · ${escapeHtml(target)}`;
}

function count({ documents }: ShownCourse): string {
  const shown = documents.filter(({ picture }) => picture !== undefined).length;
  const words = `${shown} sur ${documents.length}`;
  return shown === documents.length ? words : `<strong class="missing">${words}</strong>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#cbd5e1, #475569); --missing: light-dark(#b91c1c, #fca5a5); }
body { font: 1rem/1.4 system-ui, sans-serif; margin: 2rem; background: light-dark(#fff, #0f172a); color: light-dark(#0f172a, #e2e8f0); }
a { color: light-dark(#1d4ed8, #93c5fd); }
small { font-weight: normal; }
.missing { color: var(--missing); }
ol { list-style: none; padding: 0; display: grid; gap: 1.5rem 1rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
figure { margin: 0; }
figure a, .hole div { display: block; aspect-ratio: 1; border: 1px solid var(--line); border-radius: .375rem; overflow: hidden; }
figure a:focus-visible { outline: 3px solid currentColor; }
img { width: 100%; height: 100%; object-fit: cover; object-position: top; }
.hole div { display: grid; place-items: center; border: 3px dashed var(--missing); color: var(--missing); background: light-dark(#fef2f2, #450a0a); font-weight: bold; }
figcaption { margin-top: .375rem; font-size: .875rem; overflow-wrap: anywhere; }
code { font-size: .75rem; }
`;
