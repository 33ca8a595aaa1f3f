/** A template of English text: typographic apostrophes. Inserted values, such as code, are not changed. */
export function en(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.map((text, index) => `${text.replaceAll("'", "’")}${values[index] ?? ""}`).join("");
}
