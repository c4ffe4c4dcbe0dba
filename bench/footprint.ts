import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Heed } from './heed.ts'
import { report } from './measure.ts'

/** Memory at rest of Heed and its database: proportional set size of the whole process tree, in MB. */
export async function benchFootprint(heed: Heed): Promise<void> {
  report('warm start to /ready', heed.warmStartMs / 1000, 's', { target: 3 })
  await new Promise((done) => setTimeout(done, 15_000))
  const pids = treeOf(heed.process.pid as number)
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
  report(
    'memory at rest of all processes with the database',
    kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024,
    'MB PSS',
    { target: 350, processes: pids.length },
  )
}

/** What a browser has to fetch before the case list can be used: the page, and the scripts that page and list import. */
export async function benchPages(heed: Heed): Promise<void> {
  const dist = join(import.meta.dirname, '../web/dist')
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string; imports?: string[] }
  >
  const wanted = new Set<string>()
  const add = (key: string) => {
    const entry = manifest[key]
    if (!entry || wanted.has(entry.file)) return
    wanted.add(entry.file)
    for (const one of entry.imports ?? []) add(one)
  }
  add('index.html')
  for (const key of Object.keys(manifest))
    if (/case-list-page/.test(key) || /locales\/en\/(common|shell|cases|errors)/.test(key)) add(key)
  const bytes = [...wanted]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(dist, file))).length, 0)
  report('case list, compressed script on first load', bytes / 1000, 'kB', { target: 300, files: wanted.size })
  const answer = await fetch(`${heed.url}/s/${'0'.repeat(64)}`, { headers: { 'accept-encoding': 'identity' } })
  report('public survey page (not found shape), transferred', (await answer.arrayBuffer()).byteLength / 1000, 'kB', {
    target: 14,
  })
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function treeOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(read(`/proc/${name}/stat`).split(') ').pop()?.split(' ')[1])
    parents.set(Number(name), parent)
  }
  const tree = [root]
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  return tree
}
