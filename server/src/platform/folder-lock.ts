import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

/** One Heed a data folder. A lock left by a process that is gone is taken over. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'heed.pid')
  if (isLocked(folder))
    throw new ConfigError(
      `HEED_DATA ${folder} is in use by another Heed (process ${readFileSync(path, 'utf8').split(' ')[0]}); stop it or choose another folder`,
    )
  writeFileSync(path, `${process.pid} ${startOf(process.pid) ?? ''}`, { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

/** Whether another living process owns the folder. */
export function isLocked(folder: string): boolean {
  const path = join(folder, 'heed.pid')
  if (!existsSync(path)) return false
  const [pid, startedAt] = readFileSync(path, 'utf8').split(' ')
  // A disk that was full, or a power cut, leaves an empty file: nobody wrote it, and process 0 is everybody.
  if (!Number(pid)) return false
  return Number(pid) !== process.pid && isSameProcess(Number(pid), startedAt)
}

function isSameProcess(pid: number, startedAt: string | undefined): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // After a restart of the machine another process may have the number: compare when it began, where the system tells.
  const start = startOf(pid)
  return start === undefined || !startedAt || start === startedAt
}

function startOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19]
  } catch {
    return undefined
  }
}
