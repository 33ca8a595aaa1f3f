/** A small program for courses: modules in three folders that import each other. */

const FOLDERS = ["store", "queue", "web"] as const;

/** The files of a TypeScript program with `modules` modules. */
export function sampleProgram(modules = 15): Record<string, string> {
  const files: Record<string, string> = {
    "README.md": "# Sample\n\nA program made for tests.\n",
    "package.json": '{ "name": "sample", "type": "module" }\n',
  };
  for (let index = 0; index < modules; index += 1) files[pathOf(index)] = moduleOf(index);
  return files;
}

function pathOf(index: number): string {
  return `src/${FOLDERS[index % FOLDERS.length]}/part-${index}.ts`;
}

function moduleOf(index: number): string {
  const used = [index - 1, index - 3].filter((other) => other >= 0);
  const imports = used.map(
    (other) => `import { Part${other}, makePart${other} } from "../../${pathOf(other)}";`,
  );
  const calls = used.map((other) => `    makePart${other}(this.name);`);
  return [
    ...imports,
    "",
    `/** Part ${index} of the sample: keeps a name and counts how often it was asked for it. */`,
    `export class Part${index} {`,
    "  private asked = 0;",
    "",
    "  constructor(readonly name: string) {}",
    "",
    "  /** Gives the name and counts. */",
    "  ask(): string {",
    "    this.asked += 1;",
    ...calls,
    "    return this.name + String(this.asked);",
    "  }",
    "}",
    "",
    `/** Makes part ${index}. */`,
    `export function makePart${index}(name: string): Part${index} {`,
    `  return new Part${index}(name);`,
    "}",
    ...used.map((other) => `\nexport type Uses${other}In${index} = Part${other};`),
    "",
  ].join("\n");
}
