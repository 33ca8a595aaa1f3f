/** A program that opens a shared browser in a directory, and closes it on SIGTERM. */
import { createLog } from "@fondation/environment";
import { createSharedBrowser } from "../shared-browser.ts";

const [pages = "", directory = ""] = process.argv.slice(2);
const sharedBrowser = createSharedBrowser(
  { pages, source: process.env },
  directory,
  createLog({ level: "error" }),
);
process.once("SIGTERM", async () => {
  await sharedBrowser.close();
  process.stdout.write("closed\n");
  process.exit(7);
});
setInterval(() => {}, 60_000);
await sharedBrowser.openSession().context();
process.stdout.write("open\n");
