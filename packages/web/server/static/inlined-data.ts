/** Puts data for the application into its HTML, so that it needs no request of its own. */

/** JSON texts by name, without `<`; see `jsonText`. */
export type InlinedData = Readonly<Record<string, string>>;

/**
 * Writes each text into a `script` element that no browser runs, so the content security policy
 * does not concern it. The application finds it by its id.
 */
export function withInlinedData(html: string, data: InlinedData): string {
  const scripts = Object.entries(data).map(
    ([name, json]) => `<script type="application/json" id="fondation-${name}">${json}</script>`,
  );
  return html.replace("</body>", () => `${scripts.join("")}</body>`);
}
