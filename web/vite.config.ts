import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.HEED_SERVER ?? 'http://127.0.0.1:3000'
const proxied = ['/api', '/attachments', '/public']

export default defineConfig({
  plugins: [react()],
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])) },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, target: 'es2023', chunkSizeWarningLimit: 700 },
})
