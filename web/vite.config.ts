import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.HEED_SERVER ?? 'http://127.0.0.1:3000'
const proxied = ['/api', '/attachments', '/public']

const compress = promisify(brotliCompress)

/** Lays a compressed copy beside each file, so that the server never compresses the same file twice. */
const compressed = (): Plugin => ({
  name: 'compressed-copies',
  apply: 'build',
  closeBundle: async () => {
    const folder = join(import.meta.dirname, 'dist')
    const files = await readdir(folder, { recursive: true })
    const worth = files.filter((file) => /\.(js|css|html|svg|json)$/.test(file)).map((file) => join(folder, file))
    await Promise.all(
      worth.map(async (file) => {
        if ((await stat(file)).size < 1024) return
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
        await writeFile(`${file}.br`, await compress(await readFile(file), quality))
      }),
    )
  },
})

export default defineConfig({
  plugins: [react(), compressed()],
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])) },
  build: {
    // Says which files a page needs; the bench weighs them by it.
    manifest: true,
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
  },
})
