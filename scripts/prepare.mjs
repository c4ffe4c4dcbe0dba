// Runs before `npm start` and `npm test` on whatever Node the machine has (20 or newer), before anything is installed:
// installs the packages and builds the pages when they are missing or older than their sources.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const purpose = process.argv[2] ?? 'start'
const environment = { ...process.env, PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH }

const hash = (paths) => {
  const sum = createHash('sha256')
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!['node_modules', 'dist'].includes(name)) add(join(path, name))
    } else sum.update(path.slice(root.length)).update(readFileSync(path))
  }
  for (const path of paths) add(join(root, path))
  return sum.digest('hex')
}

/** Does `work` unless the stamp says it was done on these very sources. */
const keepFresh = (what, stamp, sources, work) => {
  const now = hash(sources)
  if (existsSync(join(root, stamp)) && readFileSync(join(root, stamp), 'utf8') === now) return
  const began = Date.now()
  process.stdout.write(`heed: ${what} …\n`)
  work()
  writeFileSync(join(root, stamp), now)
  process.stdout.write(`heed: ${what}: done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
}

const run = (command, args, options = {}) => {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  if (status !== 0 && !options.mayFail) {
    console.error(`heed: "${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}`)
    process.exit(1)
  }
  return status
}

keepFresh('installing packages (once, a minute or so)', 'node_modules/.heed-stamp', ['package-lock.json'], () =>
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
)
keepFresh(
  'building the staff app',
  'web/dist/.heed-stamp',
  ['web', 'contract/src', 'methods/src', 'locales', 'package-lock.json'],
  () => run('npm', ['run', 'build', '--silent', '--workspace', 'web', '--', '--logLevel', 'warn']),
)
keepFresh(
  'building the public pages',
  'site/dist/.heed-stamp',
  ['site', 'contract/src', 'methods/src', 'content', 'package-lock.json'],
  () => run('npm', ['run', 'build', '--silent', '--workspace', 'site', '--', '--logLevel', 'warn']),
)

if (purpose === 'test') {
  // Real parts for the tests, where this machine lets us install them; the tests name what is missing.
  const wanted = { chromium: '/usr/bin/chromium', 'dovecot-imapd': '/usr/sbin/dovecot' }
  const missing = Object.keys(wanted).filter((name) => !existsSync(wanted[name]))
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (missing.length > 0 && canInstall) {
    console.log(`heed: installing ${missing.join(' and ')} for the tests …`)
    const quiet = {
      mayFail: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    }
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing, 'fonts-noto-cjk'], quiet)
  }
}
