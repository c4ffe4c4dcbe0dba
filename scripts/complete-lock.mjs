// After a change of dependencies: adds to package-lock.json the builds for other platforms that npm left out because the registry
// at hand does not hold them. Without these entries `npm ci` refuses the lock everywhere.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const packages = lock.packages
const systems = ['android', 'darwin', 'freebsd', 'openharmony', 'win32', 'linux']
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  arm: 'arm',
}

const isKnown = (from, name) => {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

let added = 0
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const version = /^[\^~]?(\d[\w.-]*)$/.exec(wanted)?.[1]
    const os = systems.find((system) => name.includes(system))
    const cpu = Object.keys(processors).find((processor) => name.includes(processor))
    if (isKnown(path, name) || !version || !os || !cpu) continue
    packages[`node_modules/${name}`] = {
      version,
      cpu: [processors[cpu]],
      ...(entry.dev ? { dev: true } : {}),
      ...(name.includes('musl') ? { libc: ['musl'] } : {}),
      optional: true,
      os: [os],
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} builds added`)
