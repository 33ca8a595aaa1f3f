/** Commands of Maven, Gradle and sbt. */

import { posix } from "node:path";
import type { Target, TestCommand } from "./command.ts";
import { lineWith, type ManifestsAbove } from "./manifests.ts";
import { shellWord } from "./shell-word.ts";

/** The nearest build file decides. */
export function jvmCommand(target: Target, above: ManifestsAbove): TestCommand | undefined {
  const manifests = above(target.path, /^(pom\.xml|build\.gradle(\.kts)?|build\.sbt)$/);
  const [manifest] = manifests;
  if (manifest === undefined) return undefined;
  const { directory, path } = manifest;
  const type = target.container ?? posix.basename(target.path).split(".", 1)[0] ?? "";
  const method = target.name === undefined ? "" : target.name;
  const module = directory.replaceAll("/", ":");
  if (path.endsWith("pom.xml")) {
    const place = lineWith(manifest, /junit|testng|surefire/) ?? lineWith(manifest, /<project\b/);
    const test = shellWord(method === "" ? type : `${type}#${method}`);
    const isModule = directory !== "" && manifests.some((other) => other.path === "pom.xml");
    const options = isModule
      ? `-pl ${shellWord(directory)} -am test -Dsurefire.failIfNoSpecifiedTests=false`
      : `${directory === "" ? "" : `-f ${shellWord(path)} `}test`;
    return place && { command: `mvn ${options} -Dtest=${test}`, place };
  }
  const qualified = [target.packageName, type, method].filter((part) => part !== undefined && part !== "");
  if (path.endsWith("build.sbt")) {
    const place = lineWith(manifest, /\S/);
    return place && { command: `sbt ${shellWord(`testOnly *${type}`)}`, place };
  }
  const task = /(?:^|\/)src\/(\w*[tT]est)\//.exec(target.path)?.[1] ?? "test";
  const place = lineWith(manifest, /^\s*(plugins|apply|testImplementation)|kotlin\(|java/);
  const name = module === "" ? task : `:${module}:${task}`;
  return (
    place && { command: `./gradlew ${shellWord(name)} --tests ${shellWord(qualified.join("."))}`, place }
  );
}
