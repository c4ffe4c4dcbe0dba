#!/usr/bin/env node
// The command `heed`, on whatever Node calls it: hands over to the Node that Heed brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const own = at('node_modules/node/bin/node')
if (!existsSync(own)) {
  console.error('heed: run "npm start" once first; it installs what is needed')
  process.exit(1)
}
const child = spawn(own, [at('server/src/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
