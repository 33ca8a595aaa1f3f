/** The command that runs one test file or one test, with the line that proves the tool. */

import type { Target, TestCommand } from "./command.ts";
import { jvmCommand } from "./jvm-commands.ts";
import { manifestsOf } from "./manifests.ts";
import { nodeCommand } from "./node-commands.ts";
import { toolCommand } from "./tool-commands.ts";

const ECMASCRIPT: ReadonlySet<string> = new Set(["JavaScript", "TypeScript", "TSX", "Vue"]);
const JVM: ReadonlySet<string> = new Set(["Java", "Kotlin", "Scala"]);

/** Undefined where no manifest names a tool that is known. */
export type CommandFor = (language: string, target: Target) => TestCommand | undefined;

export function testCommands(texts: ReadonlyMap<string, string>): CommandFor {
  const above = manifestsOf(texts);
  return (language, target) => {
    const own = ECMASCRIPT.has(language)
      ? nodeCommand(target, above)
      : JVM.has(language)
        ? jvmCommand(target, above)
        : undefined;
    return own ?? toolCommand(language, target, above);
  };
}
