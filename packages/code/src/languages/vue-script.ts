/** The blocks of code of a single-file component, at their own lines; spaces elsewhere. */

export function scriptOf(component: string): string {
  let code = "";
  for (const { index, 0: tag } of component.matchAll(/<script\b[^<>]*>/gi)) {
    const start = index + tag.length;
    const end = component.indexOf("</script", start);
    if (end === -1) break;
    if (start < code.length) continue;
    code += blank(component.slice(code.length, start)) + component.slice(start, end);
  }
  return code + blank(component.slice(code.length));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
