/**
 * What a repository says about its own files in `.gitattributes`: `linguist-vendored` and
 * `linguist-generated`. The syntax is that of gitattributes(5); rules with `?` or `[…]` are ignored.
 */

export interface DeclaredOrigin {
  /** Undefined where no rule says something. */
  readonly vendored?: boolean;
  readonly generated?: boolean;
}

interface Rule {
  /**
   * Path segments from the root of the repository, in groups. Between two groups stands `**`: any
   * number of segments.
   */
  readonly pattern: readonly (readonly string[])[];
  readonly sets: DeclaredOrigin;
}

/** Each rule is compared with each path. More rules than this are no person's. */
const MAX_RULES = 200;

export function isAttributesFile(path: string): boolean {
  return path === ".gitattributes" || path.endsWith("/.gitattributes");
}

/** `texts`: the `.gitattributes` files by path. The last rule that matches a path counts. */
export function readDeclaredOrigins(texts: ReadonlyMap<string, string>): (path: string) => DeclaredOrigin {
  // A deeper file counts more than one above it.
  const depth = (path: string): number => path.split("/").length;
  const files = [...texts].sort(([a], [b]) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const rules = files.flatMap(([path, text]) => rulesIn(path, text)).slice(0, MAX_RULES);
  return (path) => {
    const segments = path.split("/");
    const matching = rules.filter(({ pattern }) => matches(pattern, segments));
    return Object.assign({}, ...matching.map(({ sets }) => sets));
  };
}

function rulesIn(path: string, text: string): Rule[] {
  const directory = path.split("/").slice(0, -1);
  return text.split("\n").flatMap((line) => {
    if (!line.includes("linguist-")) return [];
    const [pattern = "", ...attributes] = line.trim().split(/[ \t]+/);
    if (/^[#"!]|[?[\\]|\/$/.test(pattern)) return [];
    // Without a slash, a pattern names files at any depth.
    const segments = pattern.includes("/") ? pattern.replace(/^\//, "").split("/") : ["**", pattern];
    return [{ pattern: groupsOf([...directory, ...segments]), sets: declared(attributes) }];
  });
}

function groupsOf(segments: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const segment of segments) {
    if (segment === "**") groups.push([]);
    else groups.at(-1)?.push(segment);
  }
  return groups;
}

function declared(attributes: readonly string[]): DeclaredOrigin {
  const value = (name: string): boolean | undefined => {
    const last = attributes.findLast((word) => word.replace(/^-/, "").split("=", 1)[0] === name);
    return last === undefined ? undefined : last === name || last === `${name}=true`;
  };
  const [vendored, generated] = [value("linguist-vendored"), value("linguist-generated")];
  return {
    ...(vendored === undefined ? {} : { vendored }),
    ...(generated === undefined ? {} : { generated }),
  };
}

/** Each group between two `**` is looked for once, from left to right. */
function matches([first = [], ...groups]: Rule["pattern"], segments: readonly string[]): boolean {
  const fits = (group: readonly string[], at: number): boolean =>
    group.every((piece, index) => matchesSegment(piece, segments[at + index]));
  const last = groups.at(-1);
  if (!fits(first, 0)) return false;
  if (last === undefined) return first.length === segments.length;
  let at = first.length;
  for (const group of groups.slice(0, -1)) {
    while (!fits(group, at)) {
      if (at >= segments.length) return false;
      at += 1;
    }
    at += group.length;
  }
  const start = segments.length - Math.max(1, last.length);
  return start >= at && fits(last, segments.length - last.length);
}

/** `*` stands for any characters. Each literal piece is looked for once, from left to right. */
function matchesSegment(pattern: string, segment: string | undefined): boolean {
  if (segment === undefined) return false;
  const [first = "", ...pieces] = pattern.split("*");
  const last = pieces.pop();
  if (last === undefined) return pattern === segment;
  if (!segment.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = segment.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return segment.length - last.length >= at && segment.endsWith(last);
}
