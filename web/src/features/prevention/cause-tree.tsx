import type { Cause } from '@heed/contract/causes.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Card, PageSection, Sheet } from '../settings/page-frame.tsx'
import { CauseForm } from './cause-form.tsx'
import { CorrectiveForm } from './corrective-form.tsx'
import classes from './prevention.module.css'
import { causesQuery } from './prevention-queries.ts'

/** How many complaints of the chosen period name a cause; those of no period are the cause's own count. */
type Counted = { id: string; complaints: number }
type Open = { form: 'cause'; cause?: Cause } | { form: 'action'; cause: Cause }

/** Every cause below the broader one it belongs to, with its whys. */
export const CauseTree = ({ counted }: { counted: Counted[] | undefined }) => {
  const { t } = useTranslation(['prevention', 'recovery', 'common'])
  const may = useMay()
  const causes = useQuery(causesQuery)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const items = causes.data?.items ?? []
  return (
    <PageSection
      title={t('cause.title')}
      text={t('cause.text')}
      aside={
        may('prevention:edit') && (
          <Button leftSection={<IconPlus size={15} stroke={1.8} />} onClick={() => setOpen({ form: 'cause' })}>
            {t('cause.new')}
          </Button>
        )
      }
    >
      {causes.isError && <ErrorNote reason={causes.error} onRetry={() => causes.refetch()} />}
      {causes.isSuccess && items.length === 0 && (
        <Card>
          <p className="quiet">{t('cause.none')}</p>
        </Card>
      )}
      {items.length > 0 && (
        <Sheet label={t('cause.title')}>
          {inTree(items).map(({ cause, depth }) => (
            <li key={cause.id} className={classes.row} style={{ paddingLeft: 20 + depth * 22 }}>
              <div className={classes.top}>
                <h3>{cause.words}</h3>
                <div className={classes.acts}>
                  {may('prevention:act') && (
                    <Button
                      size="compact-sm"
                      aria-label={`${t('corrective.new')}: ${cause.words}`}
                      onClick={() => setOpen({ form: 'action', cause })}
                    >
                      {t('corrective.new')}
                    </Button>
                  )}
                  {may('prevention:edit') && (
                    <Button
                      size="compact-sm"
                      aria-label={`${t('common:act.edit')}: ${cause.words}`}
                      onClick={() => setOpen({ form: 'cause', cause })}
                    >
                      {t('common:act.edit')}
                    </Button>
                  )}
                </div>
              </div>
              <p className={classes.meta}>
                <Chip>{t(`recovery:review.kinds.${cause.kind}`)}</Chip>
                {cause.lack && <span>{t(`cause.lacks.${cause.lack}`)}</span>}
                {cause.product && <span>{cause.product}</span>}
                {counted && (
                  <span>
                    {t('period.complaints', {
                      n: number(counted.find(({ id }) => id === cause.id)?.complaints ?? 0),
                    })}
                  </span>
                )}
                <span>{t('period.ever', { n: number(cause.complaints) })}</span>
              </p>
              {cause.whys.length > 0 && (
                <ol className={classes.whys} aria-label={t('cause.whys')}>
                  {cause.whys.map((why) => (
                    <li key={why}>{why}</li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </Sheet>
      )}
      <EditDrawer
        title={open?.form === 'cause' && open.cause ? open.cause.words : t('cause.new')}
        isOpen={open?.form === 'cause'}
        onClose={close}
      >
        {open?.form === 'cause' && <CauseForm cause={open.cause} causes={items} onDone={close} />}
      </EditDrawer>
      <EditDrawer title={t('corrective.new')} isOpen={open?.form === 'action'} onClose={close}>
        {open?.form === 'action' && <CorrectiveForm cause={open.cause} onDone={close} />}
      </EditDrawer>
    </PageSection>
  )
}

/** Parents before their children; one whose parent is out of use stands at the top. */
const inTree = (causes: Cause[]): { cause: Cause; depth: number }[] => {
  const known = new Set(causes.map(({ id }) => id))
  const below = (parentId: string | null, depth: number): { cause: Cause; depth: number }[] =>
    causes
      .filter((cause) => (cause.parentId && known.has(cause.parentId) ? cause.parentId : null) === parentId)
      .flatMap((cause) => [{ cause, depth }, ...below(cause.id, depth + 1)])
  return below(null, 0)
}
