/** Typography for the text of templates. Inserted values, such as code, are not changed. */

/** U+202F, the narrow space that does not break. */
const NARROW = "\u202F";

/** Typographic apostrophes, and narrow no-break spaces inside « » and before ; : ! ?. */
function frenchTypography(text: string): string {
  return text
    .replaceAll("'", "’")
    .replace(/«[ \u00A0]/g, `«${NARROW}`)
    .replace(/[ \u00A0](?=[»;:!?])/g, NARROW);
}

/** A template whose own text follows French typography. */
export function fr(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.map((text, index) => `${frenchTypography(text)}${values[index] ?? ""}`).join("");
}

/** A template of English text: typographic apostrophes only. */
export function en(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.map((text, index) => `${text.replaceAll("'", "’")}${values[index] ?? ""}`).join("");
}
