/** The directories of one system, below one root. */
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Guard } from "../cleanup/guard.ts";

export class Scratch {
  readonly root: string;
  readonly #guard: Guard;

  private constructor(root: string, guard: Guard) {
    this.root = root;
    this.#guard = guard;
  }

  /** Creates the root, and registers it with the guard. */
  static async create(guard: Guard): Promise<Scratch> {
    const root = await mkdtemp(path.join(tmpdir(), "fondation-e2e-"));
    guard.keep({ kind: "directory", path: root });
    return new Scratch(root, guard);
  }

  async directory(name: string): Promise<string> {
    const directory = path.join(this.root, name);
    await mkdir(directory, { recursive: true });
    return directory;
  }

  /** Writes a file that only its owner can read. Returns its path. */
  async secret(name: string, value: string): Promise<string> {
    await this.directory("secrets");
    const file = this.secretPath(name);
    await writeFile(file, value, { mode: 0o600 });
    await chmod(file, 0o600);
    return file;
  }

  /** The path of a file of {@link secret}. */
  secretPath(name: string): string {
    return path.join(this.root, "secrets", name);
  }

  /** The paths in a directory. Empty for a missing directory. */
  async contents(name: string): Promise<string[]> {
    return readdir(path.join(this.root, name), { recursive: true }).catch(() => []);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true, maxRetries: 5 });
    this.#guard.forget({ kind: "directory", path: this.root });
  }
}
