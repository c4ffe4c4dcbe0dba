import { exactTime, relativeTime, shortTime } from './format.ts'
import { useNow } from './now.ts'

type WhenProps = { at: string; as?: 'short' | 'relative'; zone?: string; className?: string }

/** A moment, short to read and exact on hover. */
export const When = ({ at, as = 'short', zone, className }: WhenProps) => {
  const now = useNow()
  return (
    <time dateTime={at} title={exactTime(at, zone)} className={className}>
      {as === 'relative' ? relativeTime(at, now) : shortTime(at, now, zone)}
    </time>
  )
}
