import { type CaseKind, caseKinds } from '@heed/contract/cases.ts'
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { caseQuery } from '../cases/case-queries.ts'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { SkillsForm } from './skills-form.tsx'
import { solversQuery } from './solver-queries.ts'
import { SolverRow } from './solver-row.tsx'

/** Who is there now and knows it; from a case, the place to hand it over. */
export const SolversPage = () => {
  const { t } = useTranslation(['duty', 'cases'])
  const may = useMay()
  const { case: caseId } = useSearch({ from: '/shell/who-can-solve' })
  const { data: item } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== undefined })
  const [words, setWords] = useState<string>()
  const [kind, setKind] = useState<CaseKind>()
  const [amount, setAmount] = useState<number | string>('')
  const [isMine, setMine] = useState(false)
  const solvers = useQuery(
    solversQuery({ caseId, kind, words: words || undefined, amount: amount === '' ? undefined : Number(amount) }),
  )
  const people = solvers.data?.people ?? []
  return (
    <PageFrame
      title={t('solve.title')}
      lead={t('solve.lead')}
      action={may('action:do') && <Button onClick={() => setMine(true)}>{t('solve.mine')}</Button>}
    >
      <div className={classes.body}>
        {item && (
          <Link to="/cases/$caseId" params={{ caseId: item.id }} className="link">
            {t('solve.of', { number: String(item.number), subject: item.subject })}
          </Link>
        )}
        <div className={classes.filters}>
          <SearchField label={t('solve.words')} words={words} onSearch={setWords} />
          <Select
            aria-label={t('solve.kind')}
            placeholder={t('solve.anyKind')}
            clearable
            clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
            data={caseKinds.map((value) => ({ value, label: t(`cases:kind.${value}`) }))}
            value={kind ?? null}
            onChange={(value) => setKind(caseKinds.find((known) => known === value))}
          />
          <NumberField
            aria-label={t('solve.amount')}
            placeholder={t('solve.amount')}
            min={0}
            allowNegative={false}
            hideControls
            value={amount}
            onChange={setAmount}
          />
        </div>
        {solvers.isPending && <PageSkeleton rows={4} />}
        {solvers.isError && <ErrorNote reason={solvers.error} onRetry={() => solvers.refetch()} />}
        {solvers.isSuccess && people.length === 0 && <EmptyState title={t('solve.none')} text={t('solve.noneText')} />}
        {people.length > 0 && (
          <Sheet label={t('solve.title')}>
            {people.map((solver) => (
              <SolverRow key={`${solver.id} ${solver.branch.id}`} solver={solver} item={item} />
            ))}
          </Sheet>
        )}
      </div>
      <EditDrawer title={t('solve.mine')} isOpen={isMine} onClose={() => setMine(false)}>
        <SkillsForm onDone={() => setMine(false)} />
      </EditDrawer>
    </PageFrame>
  )
}
