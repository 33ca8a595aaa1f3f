/**
 * How long the static engine takes for a whole course, checks included, beside parsing the same
 * files alone, and how the time grows with the repository. The repositories are generated.
 */

import { fileURLToPath } from "node:url";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { execa } from "execa";
import { report } from "./machine.ts";

interface Measured {
  readonly seconds: number;
  readonly memory: number;
  readonly parsing: number;
  readonly files: number;
}

/** Runs the benchmark and prints the results. */
export async function measureStaticCourse(): Promise<void> {
  const results = new Map<number, Measured>();
  for (const size of [200, 500, 2000, 8000]) results.set(size, await measure(size));
  const of = (size: number): Measured => results.get(size) ?? { seconds: 0, memory: 0, parsing: 0, files: 0 };
  tell(of(200), "< 2 s");
  tell(of(2000), "< 10 s, 700 MiB");
  const growth = of(8000).seconds / of(500).seconds;
  report("static course: time of 8,000 files beside 500", `${growth.toFixed(1)} x`, "<= 16 x");
}

function tell({ files, seconds, memory, parsing }: Measured, target: string): void {
  report(`static course of ${files} files, ${memory.toFixed(0)} MiB`, `${seconds.toFixed(1)} s`, target);
  const [whole, alone] = [files / seconds, files / parsing].map((rate) => rate.toFixed(0));
  report(
    `static course: ${whole} files/s, parsing alone ${alone}`,
    `${(seconds / parsing).toFixed(1)} x`,
    "-",
  );
}

async function measure(size: number): Promise<Measured> {
  await using repository = await makeRepository(generated(size));
  const program = fileURLToPath(new URL("./static-course-program.ts", import.meta.url));
  const { stdout } = await execa(process.execPath, [program, repository.path, repository.commit]);
  return JSON.parse(stdout.slice(stdout.indexOf("{"))) as Measured;
}

const PER_DIRECTORY = 25;

/** TypeScript modules of about 60 lines; each uses the next one, and one of another directory. */
function generated(size: number): Record<string, string> {
  const files: Record<string, string> = {
    "README.md": "# Shop\n\nA shop that keeps its orders in stores.\n",
  };
  for (let index = 0; index < size; index += 1) files[pathOf(index)] = moduleOf(index, size);
  return files;
}

function pathOf(index: number): string {
  return `src/area${Math.floor(index / PER_DIRECTORY)}/store${index}.ts`;
}

function moduleOf(index: number, size: number): string {
  const [next, far] = [(index + 1) % size, (index + PER_DIRECTORY * 3) % size];
  const methods = ["add", "remove", "find", "move"].map(
    (verb, order) => `
  /** ${verb}s an order of store ${index} when its number fits. */
  ${verb}(order: number, name = "none"): number {
    if (order < ${order}) throw new RangeError(\`Store ${index} has no order \${order}.\`);
    for (const known of this.orders) {
      if (known === order) return this.next.${verb}(order - 1, name);
    }
    const found = this.far.count() + order;
    this.orders.push(found);
    return found > 10 ? this.count() : found;
  }`,
  );
  return `import { Store${next} } from "../${pathOf(next).slice(4)}";
import { Store${far} } from "../${pathOf(far).slice(4)}";

/** Keeps the orders of area ${index}. */
export class Store${index} {
  readonly orders: number[] = [];
  readonly next = new Store${next}();
  readonly far = new Store${far}();
${methods.join("\n")}

  count(): number {
    return this.orders.length;
  }
}
`;
}
