import { useTranslation } from 'react-i18next'
import classes from './clock-explained.module.css'
import { canBearLabels, columnsOf, type Piece, sumOf } from './clock-pieces.ts'
import { duration, hourOf, shortTime } from './format.ts'

/** What counted, did not count, is left or over, to scale; labels stand under their stretches where they fit, else in a row with a sign each. */
export const ClockBar = ({ pieces, zone }: { pieces: Piece[]; zone: string }) => {
  const { t } = useTranslation()
  const columns = columnsOf(pieces)
  const isUnder = canBearLabels(pieces)
  const words = pieces.map((piece) => pieceTitle(piece, t)).join(', ')
  const told = pieces.length <= 4 ? labels(pieces, zone, t) : sums(pieces, zone, t)
  return (
    <>
      <span className={classes.bar} style={{ gridTemplateColumns: columns }} role="img" aria-label={words}>
        {pieces.map((piece, index) => (
          <span key={`${piece.kind}${index}`} className={classes[piece.kind]} />
        ))}
      </span>
      <span
        className={classes.labels}
        style={isUnder ? { gridTemplateColumns: columns } : undefined}
        data-row={!isUnder}
      >
        {told.map(({ kind, title, why }) => (
          <span key={`${title}${why}`}>
            {!isUnder && <i className={classes[kind]} aria-hidden />}
            <b>{title}</b>
            <span>{why}</span>
          </span>
        ))}
      </span>
    </>
  )
}

type Say = ReturnType<typeof useTranslation<'common'>>['t']
type Label = { kind: Piece['kind']; title: string; why: string }

const pieceTitle = ({ kind, seconds }: Pick<Piece, 'kind' | 'seconds'>, t: Say) => {
  const words = { duration: duration(seconds) }
  if (kind === 'counted') return t('clock.counted', words)
  if (kind === 'left') return t('clock.left', words)
  return kind === 'over' ? t('clock.over', words) : t('clock.notCounted', words)
}

const labels = (pieces: Piece[], zone: string, t: Say): Label[] => {
  const lastCounted = pieces.findLastIndex((piece) => piece.kind === 'counted')
  return pieces.map((piece, index) => {
    const [title, why] = labelOf(piece, index === lastCounted, zone, t)
    return { kind: piece.kind, title, why }
  })
}

/** Short enough to stand under its stretch. */
const labelOf = ({ kind, from, to, seconds }: Piece, isLast: boolean, zone: string, t: Say): [string, string] => {
  const words = duration(seconds)
  if (kind === 'left') return [words, t('clock.leftWord')]
  if (kind === 'over') return [words, t('clock.overWord')]
  if (kind === 'counted' && from)
    return isLast
      ? [t('clock.counted', { duration: words }), t('clock.since', { time: shortTime(from, new Date(), zone) })]
      : [words, shortTime(from, new Date(), zone)]
  const why =
    kind === 'closed' && from && to
      ? t('clock.closedWhy', { from: hourOf(from, zone), to: hourOf(to, zone) })
      : t('clock.pausedWhy')
  return [t('clock.notCounted', { duration: words }), why]
}

/** Of many stretches only their sums are told. */
const sums = (pieces: Piece[], zone: string, t: Say): Label[] => {
  const start = pieces.find((piece) => piece.from)?.from
  const end = pieces.at(-1)
  const paused = sumOf(pieces, ['closed', 'paused'])
  const told: Label[] = [
    {
      kind: 'counted',
      title: t('clock.counted', { duration: duration(sumOf(pieces, ['counted', 'over'])) }),
      why: start ? t('clock.total', { time: shortTime(start, new Date(), zone) }) : '',
    },
  ]
  if (paused > 0)
    told.push({
      kind: 'closed',
      title: t('clock.notCounted', { duration: duration(paused) }),
      why: t('clock.shutOrWaiting'),
    })
  if (end?.kind === 'left' || end?.kind === 'over') told.push({ kind: end.kind, title: pieceTitle(end, t), why: '' })
  return told
}
