// For developers: the server started anew on every save, and the staff app with hot reload beside it.
import { spawn } from 'node:child_process'

const environment = {
  ...process.env,
  NODE_ENV: 'development',
  HEED_URL: process.env.HEED_URL ?? 'http://localhost:5173',
}
const children = [
  spawn(
    'node',
    [
      '--watch-path=server/src',
      '--watch-path=contract/src',
      '--watch-path=methods/src',
      '--watch-path=content',
      'server/src/main.ts',
      'start',
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: environment },
  ),
  spawn('vite', ['web', '--clearScreen', 'false'], { stdio: 'inherit', env: environment }),
]
const stop = () => {
  for (const child of children) child.kill('SIGINT')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
