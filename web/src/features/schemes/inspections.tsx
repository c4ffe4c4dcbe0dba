import { startInspection } from '@heed/contract/schemes.ts'
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay, useOpenBranches } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { dayOf } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { Round } from './round.tsx'
import { inspectionsQuery, useSchemeAct } from './scheme-queries.ts'
import classes from './schemes.module.css'

/** Rounds through a branch with a sample that chance draws. */
export const Inspections = ({ schemeId }: { schemeId: string }) => {
  const { t } = useTranslation('schemes')
  const may = useMay()
  const branches = useOpenBranches()
  const { data } = useQuery(inspectionsQuery(schemeId))
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  const [size, setSize] = useState<number | string>(50)
  const [openId, setOpenId] = useState<string>()
  const start = useSchemeAct(
    () => call(startInspection, { params: { id: schemeId }, body: { branchId, size: Number(size) } }),
    { onDone: ({ id }) => setOpenId(id) },
  )
  const items = data?.items ?? []
  return (
    <PageSection title={t('round.title')} text={t('round.text')}>
      {may('standard:mark') && (
        <div className={classes.begin}>
          <Select
            label={t('field.branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={(value) => setBranchId(value ?? branchId)}
          />
          <NumberField label={t('round.size')} min={1} max={1000} value={size} onChange={setSize} />
          <Button
            loading={start.isPending}
            disabled={!branchId || !(Number(size) >= 1)}
            onClick={() => start.mutate(undefined, { onError: (reason) => toastProblem(reason, t('round.notBegun')) })}
          >
            {t('round.begin')}
          </Button>
        </div>
      )}
      {items.length > 0 && (
        <Sheet label={t('round.title')}>
          {items.map((round) => (
            <li key={round.id} className={classes.row}>
              <div>
                <h3>
                  <button type="button" className={classes.plain} onClick={() => setOpenId(round.id)}>
                    {round.branch.name}, {dayOf(round.startedAt)}
                  </button>
                </h3>
                <p>
                  {[round.startedBy?.name, t('round.seed', { seed: round.seed })].filter(Boolean).join(' · ')}
                  {!round.finishedAt && ` · ${t('round.open')}`}
                </p>
              </div>
              <p className={classes.coverage}>
                <b>
                  {round.kept} / {round.kept + round.missed}
                </b>
                <span>{t('round.seen', { seen: round.kept + round.missed, all: round.items })}</span>
              </p>
            </li>
          ))}
        </Sheet>
      )}
      <EditDrawer title={t('round.one')} isOpen={openId !== undefined} onClose={() => setOpenId(undefined)} size={620}>
        {openId && <Round id={openId} onDone={() => setOpenId(undefined)} />}
      </EditDrawer>
    </PageSection>
  )
}
