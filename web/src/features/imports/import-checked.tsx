import { Button } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { Card, PageSection } from '../settings/page-frame.tsx'
import classes from './imports.module.css'

const counted = ['total', 'good', 'bad', 'known'] as const
type Counted = (typeof counted)[number]

type ImportCheckedProps = {
  read: { filename: string } & Record<Counted, number>
  label: (count: Counted) => string
  /** On the button that takes in what is new, and instead of it where nothing is. */
  go: string
  nothing: string
  confirm: UseMutationResult<unknown, Error, void>
}

/** How many rows a file has, and of which kind: nothing is taken in before one says so. */
export const ImportChecked = ({ read, label, go, nothing, confirm }: ImportCheckedProps) => (
  <PageSection title={read.filename}>
    <Card>
      <dl className={classes.counts}>
        {counted.map((name) => (
          <div key={name}>
            <dt>{label(name)}</dt>
            <dd data-bad={name === 'bad' && read.bad > 0}>{number(read[name])}</dd>
          </div>
        ))}
      </dl>
      {confirm.isError && <ErrorNote reason={confirm.error} />}
      {read.good > read.known ? (
        <Button variant="filled" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {go}
        </Button>
      ) : (
        <p className="quiet">{nothing}</p>
      )}
    </Card>
  </PageSection>
)
