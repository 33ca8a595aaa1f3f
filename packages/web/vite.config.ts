import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { inlineScript } from "./build/inline-script.ts";

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Builds the pages, the diagram frame and the printed course into `assets/web`, which the server serves. */
export default defineConfig({
  root: here("./pages"),
  plugins: [inlineScript(), react(), tailwindcss()],
  build: {
    outDir: here("../../assets/web"),
    emptyOutDir: true,
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    // The diagram frame loads Mermaid as one part; it is cached for ever and fetched only where a diagram is.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: {
        index: here("./pages/index.html"),
        diagram: here("./pages/diagram.html"),
        booklet: here("./pages/booklet.html"),
      },
    },
  },
});
