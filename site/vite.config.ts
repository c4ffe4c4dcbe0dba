import { defineConfig } from 'vite'

/** One self-contained module that the server loads by its path: `site/dist/server.js`. */
export default defineConfig({
  build: { ssr: 'src/server.tsx', outDir: 'dist', emptyOutDir: true, target: 'es2023', minify: false },
  ssr: { noExternal: true },
})
