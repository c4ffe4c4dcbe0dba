import type { PolicyException } from '@heed/contract/exceptions.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { money, shortTime } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import prevention from '../prevention/prevention.module.css'
import remedies from '../remedies/remedies.module.css'
import { StateChip } from '../remedies/state-chip.tsx'
import { useExceptionActs } from './exception-queries.ts'
import { WordsForm } from './words-form.tsx'

/** One exception, named by its rule in a case, and by its case in the review of the rule. */
export const ExceptionEntry = ({ exception, as }: { exception: PolicyException; as: 'case' | 'rule' }) => {
  const { t } = useTranslation('exceptions')
  return (
    <div className={prevention.case}>
      <div className={prevention.top}>
        <b>{exception.needs}</b>
        <StateChip state={exception.state} mine={exception.mayDecide} />
      </div>
      {as === 'case' ? (
        <Link to="/rules" search={{ rule: exception.rule.id }} className="link">
          {exception.rule.name}
        </Link>
      ) : (
        <Link to="/cases/$caseId" params={{ caseId: exception.case.id }} className="link">
          #{exception.case.number} {exception.case.subject}
        </Link>
      )}
      <span>{t('line.gives', { gives: exception.gives })}</span>
      <span>{t('line.why', { why: exception.why })}</span>
      <Origin exception={exception} />
      {exception.decisionWords && <p className={remedies.decision}>{exception.decisionWords}</p>}
      {exception.result && <span>{t('line.result', { result: exception.result })}</span>}
      {as === 'case' && <Acts exception={exception} />}
    </div>
  )
}

const Origin = ({ exception }: { exception: PolicyException }) => {
  const { t } = useTranslation('exceptions')
  const { state, cost, currency, approver, decideBy, askedBy, decidedBy } = exception
  const nameOf = (person: { name: string } | null) => ({ name: person?.name ?? t('line.program') })
  return (
    <span className={prevention.meta}>
      <span>{cost > 0 ? t('line.cost', { amount: money(cost, currency) }) : t('line.free')}</span>
      {askedBy?.id !== decidedBy?.id && <span>{t('line.asked', nameOf(askedBy))}</span>}
      {(state === 'granted' || state === 'refused') && <span>{t(`line.${state}`, nameOf(decidedBy))}</span>}
      <When at={exception.decidedAt ?? exception.askedAt} />
      {state === 'asked' && (
        <span>
          {approver && decideBy
            ? t('line.turn', { name: approver.name, time: shortTime(decideBy) })
            : t('line.anyOwner')}
        </span>
      )}
    </span>
  )
}

/** Deciding it, taking it back, or saying what came of it: whatever is to be done with it now. */
const Acts = ({ exception: { id, state, mayDecide, result } }: { exception: PolicyException }) => {
  const { t } = useTranslation('exceptions')
  const may = useMay()
  const acts = useExceptionActs(id)
  const [open, setOpen] = useState<'refuse' | 'result'>()
  const close = () => setOpen(undefined)
  const forms = { refuse: `exception-refuse.${id}`, result: `exception-result.${id}` }
  if (open === 'refuse')
    return (
      <WordsForm
        form={forms.refuse}
        label={t('refuse.words')}
        go={t('refuse.go')}
        act={acts.decide}
        onSend={(words, forget) =>
          acts.decide.mutate(
            { grant: false, words },
            {
              onSuccess: () => {
                forget()
                close()
              },
            },
          )
        }
        onCancel={close}
      />
    )
  if (open === 'result')
    return (
      <WordsForm
        form={forms.result}
        label={t('result.words')}
        before={result ?? ''}
        act={acts.writeResult}
        onSend={(words, forget) =>
          acts.writeResult.mutate(words, {
            onSuccess: () => {
              forget()
              close()
            },
          })
        }
        onCancel={close}
      />
    )
  const mayWrite = may('remedy:give')
  if (!mayDecide && (!mayWrite || (state !== 'asked' && state !== 'granted'))) return null
  return (
    <>
      <div className={prevention.acts}>
        {mayDecide && (
          <>
            <Button
              size="xs"
              variant="filled"
              loading={acts.decide.isPending}
              onClick={() => acts.decide.mutate({ grant: true })}
            >
              {t('act.grant')}
            </Button>
            <Button size="xs" onClick={() => setOpen('refuse')}>
              {t('act.refuse')}
            </Button>
          </>
        )}
        {mayWrite && state === 'granted' && (
          <Button size="xs" onClick={() => setOpen('result')}>
            {t('act.result')}
          </Button>
        )}
        {mayWrite && state === 'asked' && !mayDecide && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            loading={acts.withdraw.isPending}
            onClick={() => acts.withdraw.mutate()}
          >
            {t('act.withdraw')}
          </Button>
        )}
      </div>
      {acts.decide.isError && <ErrorNote reason={acts.decide.error} />}
      {acts.withdraw.isError && <ErrorNote reason={acts.withdraw.error} />}
    </>
  )
}
