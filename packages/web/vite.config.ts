import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressedFiles } from "./build/compressed-files.ts";
import { inlineScript } from "./build/inline-script.ts";

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * Builds the pages, the diagram frame and the booklet into `assets/web`, from which the server
 * serves them.
 */
export default defineConfig({
  root: here("./pages"),
  plugins: [inlineScript(), react(), tailwindcss(), compressedFiles()],
  build: {
    outDir: here("../../assets/web"),
    emptyOutDir: true,
    // The content security policy of the pages allows no `data:` address for scripts and fonts.
    assetsInlineLimit: 0,
    // The frame loads Mermaid as one chunk, only for diagrams. Browsers cache it forever.
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
