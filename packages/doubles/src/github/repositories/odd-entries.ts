/**
 * Entries of a hostile repository that an ordinary file system cannot store. They exist only in the
 * Git index of the fixture, so that a checkout of this project never contains them.
 */
import { git } from "./git.ts";

const FILE = "100644";
const SYMLINK = "120000";
const SUBMODULE = "160000";

/** The content of a submodule is its commit. */
interface Entry {
  readonly mode: string;
  readonly path: string;
  readonly content: string;
}

function odd(name: string, path: string): Entry {
  return {
    mode: FILE,
    path,
    content: `/** The file called ${JSON.stringify(name)}. */\nexport const ${name} = ${JSON.stringify(path)};\n`,
  };
}

/** Names that break shells, links, citations, YAML and terminals. */
const ODD_NAMES: readonly Entry[] = [
  odd("dash", "-rf.ts"),
  odd("option", "--upload-pack=touch hostile-was-here.ts"),
  odd("spaces", "odd names/with  two spaces.ts"),
  odd("dollar", "odd names/$&$(touch hostile-was-here).ts"),
  odd("backtick", "odd names/`touch hostile-was-here`.ts"),
  odd("anchor", "odd names/file#L1-L2.ts"),
  odd("percent", "odd names/100%25.ts"),
  odd("question", "odd names/what?.ts"),
  odd("quote", 'odd names/it\'s "quoted".ts'),
  odd("newline", "odd names/line\nbreak.ts"),
  odd("markup", "odd names/<img src=x onerror=alert(1)>.ts"),
  odd("brackets", "odd names/[link](x).ts"),
  odd("colon", "odd names/key: value.ts"),
  odd("device", "odd names/aux.ts"),
  odd("accent", "odd names/été.ts"),
];

/** Symbolic links that lead out of the checkout, form a cycle, or point to a missing file. */
const SYMLINKS: readonly Entry[] = [
  { mode: SYMLINK, path: "leads-out/passwd.ts", content: "/etc/passwd" },
  { mode: SYMLINK, path: "leads-out/parent", content: "../../../../../.." },
  { mode: SYMLINK, path: "leads-out/environ.ts", content: "/proc/self/environ" },
  { mode: SYMLINK, path: "leads-out/circle.ts", content: "circle.ts" },
  { mode: SYMLINK, path: "leads-out/nowhere.ts", content: "missing.ts" },
];

/** Git settings that an unsafe clone would apply. */
const SETTINGS: readonly Entry[] = [
  { mode: FILE, path: ".gitattributes", content: "*.ts filter=evil diff=evil\n" },
  {
    mode: FILE,
    path: ".gitmodules",
    content:
      '[submodule "evil"]\n\tpath = evil\n\turl = ext::sh -c "touch hostile-was-here"\n\tupdate = !touch hostile-was-here\n',
  },
  { mode: SUBMODULE, path: "evil", content: "1111111111111111111111111111111111111111" },
  { mode: FILE, path: "src/binary.ts", content: "\u0000\u0001\u0002 not text \u0000\n" },
  { mode: FILE, path: "src/long-line.ts", content: `export const long = "${"x".repeat(200_000)}";\n` },
];

/** Adds all of these files to the index of a bare repository. */
export async function addOddEntries(bareDirectory: string): Promise<void> {
  const here = ["--git-dir", bareDirectory];
  const lines: string[] = [];
  for (const { mode, path, content } of [...ODD_NAMES, ...SYMLINKS, ...SETTINGS]) {
    const object =
      mode === SUBMODULE ? content : await git([...here, "hash-object", "-w", "--stdin"], { input: content });
    lines.push(`${mode} ${object}\t${path}\0`);
  }
  await git([...here, "update-index", "-z", "--index-info"], { input: lines.join("") });
}
