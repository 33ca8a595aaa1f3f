/**
 * Parses Markdown for the oracle, line by line and without a Markdown library. The product uses
 * such a library, and the two must not share a mistake.
 */

interface Fence {
  /** The info string after the opening fence. */
  readonly info: string;
  readonly text: string;
  /** Line of the opening fence, 1-based. */
  readonly line: number;
}

interface ProseLine {
  readonly text: string;
  readonly line: number;
}

export interface Pieces {
  readonly fences: readonly Fence[];
  readonly prose: readonly ProseLine[];
}

const OPENING = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** Splits a document into fenced blocks and prose. Throws on a fence that is never closed. */
export function dissect(markdown: string): Pieces {
  const fences: Fence[] = [];
  const prose: ProseLine[] = [];
  let open: { mark: string; info: string; line: number; lines: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    if (open === undefined) {
      const [, mark, info = ""] = OPENING.exec(text) ?? [];
      // A backtick fence has no backtick in its info string (CommonMark 4.5): otherwise it is
      // inline code.
      if (mark === undefined || (mark.startsWith("`") && info.includes("`"))) {
        prose.push({ text, line: index + 1 });
      } else {
        open = { mark, info: info.trim(), line: index + 1, lines: [] };
      }
    } else if (closes(text, open.mark)) {
      fences.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
      open = undefined;
    } else {
      open.lines.push(text);
    }
  }
  if (open !== undefined) throw new Error(`The fence of line ${open.line} is never closed.`);
  return { fences, prose };
}

function closes(text: string, mark: string): boolean {
  const trimmed = text.replace(/^ {0,3}/, "").trimEnd();
  return trimmed.length >= mark.length && trimmed === (mark[0] ?? "").repeat(trimmed.length);
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
}

/** The headings of the prose, as plain text. */
export function headings({ prose }: Pieces): Heading[] {
  return prose.flatMap(({ text }) => {
    const [, marks, title] = /^(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(text) ?? [];
    return marks === undefined ? [] : [{ depth: marks.length, text: plainText(title ?? "") }];
  });
}

/** The inline code spans of a line (CommonMark 6.1: the same number of backticks at both ends). */
export function codeSpans(text: string): string[] {
  return [...text.matchAll(CODE_SPAN)].map(([, , code = ""]) => unpad(code));
}

const CODE_SPAN = /(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;

function unpad(code: string): string {
  return code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "" ? code.slice(1, -1) : code;
}

/** A link of the form `[text](target)`. */
export interface Link {
  readonly target: string;
  readonly line: number;
}

/** The links of the prose, without those in code spans. */
export function links({ prose }: Pieces): Link[] {
  return prose.flatMap(({ text, line }) => {
    const outsideCode = text.replace(CODE_SPAN, "");
    return [...outsideCode.matchAll(LINK)].map(([, angled, bare]) => ({
      target: angled ?? bare ?? "",
      line,
    }));
  });
}

const LINK = /(?<![!\\])\[(?:[^[\]\\]|\\.|\[[^[\]]*\])*\]\((?:<([^<>]*)>|([^()\s]*))\)/g;

/** A line of Markdown as plain text, without marks and escapes, with single spaces. */
export function plainText(markdown: string): string {
  const codes: string[] = [];
  const withoutCode = markdown.replace(CODE_SPAN, (_all, _ticks, code: string) => {
    codes.push(unpad(code));
    return `\ue000${codes.length - 1}\ue000`;
  });
  const withoutMarks = withoutCode
    .replace(/\\([!-/:-@[-`{-~])/g, (_all, character: string) => `\ue001${character.charCodeAt(0)}\ue001`)
    .replace(LINK, (all) => all.slice(1, all.lastIndexOf("](")))
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, "$2")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? "");
  return oneSpace(
    withoutMarks
      .replace(/\ue001(\d+)\ue001/g, (_all, code: string) => String.fromCharCode(Number(code)))
      .replace(/\ue000(\d+)\ue000/g, (_all, index: string) => codes[Number(index)] ?? ""),
  );
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** Replaces any white space, including French no-break spaces, by one space. */
export function oneSpace(text: string): string {
  return text.replace(/[\s\u00a0\u202f\u2009]+/g, " ").trim();
}
