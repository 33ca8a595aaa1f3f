/** The refusal to export a course into a directory that holds links or files of other people. */
import { FondationError, linkIn, obstacleBelow, obstacleText } from "@fondation/environment";

export function unsafeOutput(directory: string, why: string, advice: string): FondationError {
  return new FondationError({
    code: "OUTPUT_UNSAFE",
    message: `The course was not written to ${directory}: ${why}.`,
    advice,
  });
}

/** Throws when a part of the path of the directory, or the directory itself, is a link. */
export function refuseLinkedDirectory(directory: string): void {
  const link = linkIn(directory);
  if (link === undefined) return;
  throw unsafeOutput(
    directory,
    `${link} is a link, and a repository can bring links that lead elsewhere`,
    "Name the directory by a path without links, or choose another directory.",
  );
}

/** Throws when a file of the course cannot be written or removed without following a link. */
export function refuseObstacle(directory: string, path: string): void {
  const obstacle = obstacleBelow(directory, path);
  if (obstacle === undefined) return;
  throw unsafeOutput(
    directory,
    `${obstacleText(obstacle)}, where the course has ${obstacle.path === path ? "a file" : "a directory"}`,
    `Look where ${obstacle.path} comes from and remove it, or choose another directory.`,
  );
}
