/** Reduces a written type to the name of the declared type whose members its values have. */

/** Types whose value is used as if it were the one inside the brackets. */
const TRANSPARENT = new Set([
  ...["Promise", "Readonly", "NonNullable", "Awaited"],
  ...["Optional", "Final", "ClassVar", "Annotated", "Awaitable"],
  ...["Arc", "Rc", "Box", "Pin", "MutexGuard", "RefMut", "Ref", "Cow", "Mutex", "RwLock", "RefCell"],
  ...["Option", "Result"],
  ...["shared_ptr", "unique_ptr", "reference_wrapper"],
  ...["Task", "ValueTask"],
]);

const MODIFIERS =
  /^(?:[\s*&"'(:]|\\(?=\w)|'\w+\s|(?:const|mut|dyn|impl|readonly|struct|class|final|volatile|async|some|any|inout|typename)\s)+/;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|\\)[\p{L}_$][\p{L}\p{N}_$]*)*/u;
const NOTHING = new Set(["null", "undefined", "None", "nil", "void", "error"]);

/** With dots between its parts; undefined for collections, functions and choices of several types. */
export function typeName(written: string): string | undefined {
  const named = alternatives(written);
  if (named.length !== 1) return undefined;
  const [only = ""] = named;
  const text = only.replace(MODIFIERS, "");
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const rest = text.slice(name.length).trim();
  const last = name.split(/\.|::|\\/).at(-1) ?? "";
  if (/^[<[]/.test(rest) && TRANSPARENT.has(last)) return typeName(firstArgument(rest));
  if (rest.startsWith("[]") || rest.startsWith("(") || rest.endsWith("[]") || rest.startsWith("=>")) {
    return undefined;
  }
  // `c *Conn`: a result with a name, of Go.
  const behind = /^\s*[*&]*[\p{L}_]/u.test(text.slice(name.length)) ? typeName(rest) : undefined;
  return behind ?? name.replace(/::|\\/g, ".");
}

/** The types of a union that are not empty, and the first of a tuple whose others are errors. */
function alternatives(written: string): string[] {
  const text = written.trim().replace(/^["']|["']$/g, "");
  if (text.startsWith("(") && text.endsWith(")")) return splitOutside(text.slice(1, -1), ",").slice(0, 1);
  return splitOutside(text, "|")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !NOTHING.has(part));
}

function firstArgument(bracketed: string): string {
  return splitOutside(bracketed.slice(1, -1), ",")[0] ?? "";
}

/** Splits at a separator that is in no brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if ("<[({".includes(letter)) depth += 1;
    else if (">])}".includes(letter)) depth -= 1;
    else if (letter === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
