import { Ring } from './clock-ring.tsx'
import { useNow } from './now.ts'

const soonSeconds = 3600
/** The ring of something without a limit of its own is full half a day before. */
const wholeSeconds = 12 * 3600

/** The ring of a moment that is no clock: a promise, or something to be done. `words` says it to readers of the screen. */
export const DueRing = ({ dueAt, words }: { dueAt: string | null; words: string }) => {
  const now = useNow()
  if (dueAt === null) return <Ring tone="quiet" seconds={0} shareLeft={0} sentence={words} />
  const seconds = (Date.parse(dueAt) - now.getTime()) / 1000
  return (
    <Ring
      tone={seconds < 0 ? 'over' : seconds <= soonSeconds ? 'warn' : 'run'}
      seconds={seconds}
      shareLeft={Math.min(1, Math.max(0, seconds / wholeSeconds))}
      sentence={words}
    />
  )
}
