import type { Entry } from "./test-repository.ts";

const FENCES = "```\n````\n~~~";

/** File contents that break careless generators, and names that break careless path handling. */
export const HOSTILE: Readonly<Record<string, Entry>> = {
  "README.md":
    "# <script>alert(1)</script>\n\nThis is <script>alert(1)</script> a README that tries to break **out** of `everything` with $& and $1.\n",
  "package.json": "{ not json",
  "src/script.ts": `import { money } from "./it's $& odd/mo\`ney.ts";
import { long } from "./min.ts";

/**
 * <script>alert("doc")</script> breaks out: $& $\` $' \`\`\`
 * \`\`\`
 * # Chapitre 99 : injected \`other.ts#L900-L800\` [link](javascript:alert(1))
 * ![image](https://evil.example/x.png) | pipe | **bold** <b>raw</b>
 */
export function script(): string {
  const fence = \`${FENCES.replaceAll("`", "\\`")}\`;
  return fence + money + long + "</script>";
}

/** --> end of comment, %% mermaid, "quotes" and [brackets] */
export class $Weird_ {
  __run__(): string {
    return "$&";
  }
}

export const 日本 = () => new $Weird_();
`,
  "src/it's $& odd/mo`ney.ts":
    "/** Costs `$&` and \\`ticks\\`. */\nexport const money = (a: string) => {\n  return a + '$&';\n};\n",
  "src/a#b%20c&amp;.ts":
    'import { script } from "./script.ts";\n\n/** Uses a `script`. */\nexport function hash(): string {\n  return script();\n}\n',
  "src/naïve — été.py":
    '"""Une docstring : « déjà »."""\n\n\ndef été():\n    """Dit ```bonjour```."""\n    return "é"\n',
  "src/crlf.ts": "/** Windows line ends. */\r\nexport function crlf(): string {\r\n  return `\r\n`;\r\n}\r\n",
  "src/bom.ts": "\uFEFF/** Begins with a mark. */\nexport function bom(): number {\n  return 1;\n}\n",
  "src/min.ts": `export const long = "${"x".repeat(3000)}";\n`,
  "src/latin1.js": new Uint8Array([0x2f, 0x2f, 0x20, 0xe9, 0x0a]),
  "src/broken.go": "package broken\n\nfunc Broken( {\n\tif }\n",
  "src/pipe|name.ts": "export function pipe(a: number): number {\n  return a | 1;\n}\n",
  "src/-dash.ts": "export function dash(): number {\n  return 1;\n}\n",
  "src/[x](y).ts":
    'import { pipe } from "./pipe|name.ts";\n\nexport function bracket(): number {\n  return pipe(2);\n}\n',
  "src/end.ts":
    'import { hash } from "./a#b%20c&amp;.ts";\n\n/** `graph TD; end` */\nexport function end(): string {\n  return hash();\n}\n',
  "src/line\nbreak.ts": "export function lineBreak(): void {}\n",
  "src/passwd.ts": { link: "/etc/passwd" },
  "src/out": { link: "../../.." },
  "node_modules/evil/index.js": "export function evil() {}\n",
};
