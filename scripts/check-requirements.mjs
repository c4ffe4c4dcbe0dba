// Holds docs/requirements.md to its word: all 358 ids once, and every test it names exists in a file that runs.
// A proof reads `path/to/file.test.ts › the name of the test`; several are separated by ` + `.
import { existsSync, readFileSync } from 'node:fs'

const expected = 358
const problems = []
const seen = new Set()
let proved = 0
for (const line of readFileSync('docs/requirements.md', 'utf8').split('\n')) {
  const cells = line.split('|').map((cell) => cell.trim())
  const id = cells[1]
  if (!/^S\d{3}-[0-9a-zA-Z.]+$/.test(id ?? '')) continue
  if (seen.has(id)) problems.push(`${id} is listed twice`)
  seen.add(id)
  const proof = cells[5] ?? ''
  if (proof === 'not yet') continue
  proved += 1
  for (const one of proof.split(' + ')) {
    const [file, name] = one.replaceAll('`', '').split(' › ')
    if (!name || !existsSync(file)) problems.push(`${id}: no such file (${file})`)
    else if (!readFileSync(file, 'utf8').includes(name)) problems.push(`${id}: ${file} has no test "${name}"`)
  }
}
if (seen.size !== expected) problems.push(`${seen.size} rows instead of ${expected}`)
for (const problem of problems) console.log(problem)
console.log(`${proved} of ${seen.size} rows are proved, ${seen.size - proved} not yet`)
process.exit(problems.length === 0 ? 0 : 1)
