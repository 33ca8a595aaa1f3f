/** A program that exports the course in its standard input, and hangs before the manifest. */
import { text } from "node:stream/consumers";
import { exportCourse } from "../export.ts";

const { course, manifest, directory } = JSON.parse(await text(process.stdin));
setInterval(() => {}, 60_000);
await exportCourse(course, manifest, directory, {
  diagrams: [
    {
      source: "",
      dark: "",
      // Read when the documents are written.
      get light(): string {
        process.stdout.write("documents written\n");
        while (true) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      },
    },
  ],
});
