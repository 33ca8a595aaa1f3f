/**
 * What the server has put into the HTML for `name`; `undefined` where it has not. It is only valid
 * at the first address of the page, so ask for it once.
 */
export function inlined<Data>(name: string): Data | undefined {
  const text = document.getElementById(`fondation-${name}`)?.textContent;
  return text ? (JSON.parse(text) as Data) : undefined;
}
