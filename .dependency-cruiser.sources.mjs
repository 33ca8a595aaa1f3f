/**
 * Checks the sources of every package without tests and their support: no two of their folders
 * import each other. The other rules are in `.dependency-cruiser.mjs`.
 */
import all, { TEST } from "./.dependency-cruiser.mjs";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circle-of-source-folders",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    ...all.options,
    exclude: { path: `${all.options.exclude.path}|${TEST}` },
  },
};
