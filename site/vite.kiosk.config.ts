import { defineConfig } from 'vite'

/** What runs on a tablet on the counter, and keeps its page: one plain script, `site/dist/kiosk.js`. */
export default defineConfig({
  build: {
    lib: { entry: 'src/kiosk.ts', formats: ['iife'], name: 'heedKiosk', fileName: () => 'kiosk.js' },
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
  },
})
