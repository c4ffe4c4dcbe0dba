import type { ImportState } from '@heed/contract/import-states.ts'
import { Progress } from '@mantine/core'
import { Card } from '../settings/page-frame.tsx'
import classes from './imports.module.css'

export const isWorking = (state: ImportState | undefined) => state === 'checking' || state === 'importing'

type ImportWorkingProps = {
  read: { state: ImportState; done: number; good: number }
  /** What is being done, and that one may leave meanwhile. */
  words: string
  leave: string
}

/** A file that is being read, or whose rows are being taken in. */
export const ImportWorking = ({ read, words, leave }: ImportWorkingProps) => {
  const isReading = read.state === 'checking'
  return (
    <Card>
      <div className={classes.working} role="status">
        <p>{words}</p>
        <Progress
          aria-label={words}
          value={isReading ? 100 : (100 * read.done) / Math.max(1, read.good)}
          animated={isReading}
        />
        <p className="quiet small">{leave}</p>
      </div>
    </Card>
  )
}
