/** A program that exports the course from its standard input, and hangs before the manifest. */
import { text } from "node:stream/consumers";
import { exportCourse } from "../export.ts";

const { course, manifest, directory } = JSON.parse(await text(process.stdin));
setInterval(() => {}, 60_000);
await exportCourse(course, manifest, directory, {
  diagrams: [
    {
      source: "",
      dark: "",
      // This getter is called when the documents have been written.
      get light(): string {
        process.stdout.write("documents written\n");
        while (true) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      },
    },
  ],
});
