import { type ProductDecision, type ProductObstacle, productDecisions } from '@heed/contract/buyer-list.ts'
import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import type { ClockTone } from '../../ui/clock-reading.ts'
import { dayOf } from '../../ui/format.ts'
import prevention from '../prevention/prevention.module.css'
import { FormFoot } from '../settings/form-foot.tsx'
import classes from './buyer-list.module.css'
import { useDecide } from './buyer-queries.ts'

const tones: Record<ProductDecision['decision'], ClockTone> = {
  keep: 'met',
  change: 'run',
  replace: 'warn',
  stop: 'over',
}

type ProductRowProps = { item: ProductObstacle; month: string; buyer: { id: string } | null }

/** One product: its complaints, which open the case list, and the decision with its words and day. */
export const ProductRow = ({ item, month, buyer }: ProductRowProps) => {
  const { t } = useTranslation('buyer')
  const may = useMay()
  const { member } = useMe()
  const [isDeciding, setDeciding] = useState(false)
  const [last, ...earlier] = item.decisions
  const mayDecide = may('prevention:act') || (may('prevention:record') && buyer?.id === member.id)
  return (
    <li className={prevention.row}>
      <div className={prevention.top}>
        <h3>{item.product}</h3>
        <Chip tone={last ? tones[last.decision] : 'hold'}>
          {last ? t(`decisions.${last.decision}`) : t('undecided')}
        </Chip>
      </div>
      {item.words && <p className={prevention.text}>{item.words}</p>}
      <p className={classes.counts}>
        <Count item={item} n={item.inMonth} words={t('inMonth', { n: item.inMonth })} month={month} />
        <Count item={item} n={item.complaints} words={t('inAll', { n: item.complaints })} />
      </p>
      {last && <Decision decision={last} />}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('earlier')}</summary>
          {earlier.map((decision) => (
            <p key={decision.id}>
              {t(`decisions.${decision.decision}`)}: {decision.words}{' '}
              <span className="quiet">{dayOf(decision.at)}</span>
            </p>
          ))}
        </details>
      )}
      {isDeciding ? (
        <DecideForm id={item.id} onDone={() => setDeciding(false)} />
      ) : (
        mayDecide && (
          <div className={`${prevention.acts} ${classes.acts}`}>
            <Button
              size="compact-sm"
              variant={last ? 'default' : 'filled'}
              aria-label={`${t(last ? 'decideAgain' : 'decide')}: ${item.product}`}
              onClick={() => setDeciding(true)}
            >
              {t(last ? 'decideAgain' : 'decide')}
            </Button>
          </div>
        )
      )}
    </li>
  )
}

type CountProps = { item: ProductObstacle; n: number; words: string; month?: string }

/** The number, and behind it the very complaints that it counts. */
const Count = ({ item, n, words, month }: CountProps) => {
  const { t } = useTranslation('buyer')
  if (n === 0) return <span>{words}</span>
  return (
    <Link
      to="/cases"
      search={{ view: 'all', product: item.id, complainedIn: month }}
      className="link"
      aria-label={`${words}: ${t('openCases', { product: item.product })}`}
    >
      {words}
    </Link>
  )
}

const Decision = ({ decision }: { decision: ProductDecision }) => (
  <>
    <p className={prevention.text}>{decision.words}</p>
    <p className={prevention.meta}>
      <span>{dayOf(decision.at)}</span>
      {decision.by && <span>{decision.by.name}</span>}
    </p>
  </>
)

const DecideForm = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const { t } = useTranslation(['buyer', 'common'])
  const [decision, setDecision] = useState<ProductDecision['decision']>('change')
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const decide = useDecide(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words.trim()) decide.mutate({ decision, words: words.trim() }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('decision')}
          w="fit-content"
          data={productDecisions.map((value) => ({ value, label: t(`decisions.${value}`) }))}
          value={decision}
          onChange={(value) => setDecision(value as ProductDecision['decision'])}
        />
        <Textarea
          label={t('why')}
          autoFocus
          autosize
          minRows={2}
          maxLength={1000}
          value={words}
          error={isTried && !words.trim() && t('common:needed')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot problem={decide.error} isBusy={decide.isPending} go={t('decide')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
