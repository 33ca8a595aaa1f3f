/** Run as a process: opens a studio in the directory it is given, says so, and closes it when it is told to stop. */
import { createLog } from "@fondation/environment";
import { createStudio } from "../rendering/shared-browser.ts";

const [pages = "", directory = ""] = process.argv.slice(2);
const studio = createStudio({ pages, browser: process.env }, directory, createLog({ level: "error" }));
process.once("SIGTERM", async () => {
  await studio.close();
  process.stdout.write("closed\n");
  process.exit(7);
});
setInterval(() => {}, 60_000);
await studio.enter().context();
process.stdout.write("open\n");
