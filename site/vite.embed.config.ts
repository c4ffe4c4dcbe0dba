import { defineConfig } from 'vite'

/** What puts a survey into somebody else's page: one plain script, `site/dist/embed.js`. */
export default defineConfig({
  build: {
    lib: { entry: 'src/embed.ts', formats: ['iife'], name: 'heedEmbed', fileName: () => 'embed.js' },
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2020',
  },
})
