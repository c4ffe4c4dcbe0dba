import type { Case } from '@heed/contract/cases.ts'
import { caseKinds } from '@heed/contract/cases.ts'
import { priorities } from '@heed/contract/standards.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import type { ClockTone } from '../../ui/clock-reading.ts'
import { When } from '../../ui/when.tsx'
import type { CaseActs } from './case-acts.ts'
import { customerQuery } from './case-queries.ts'
import classes from './case-strip.module.css'
import { ChannelIcon } from './channel-icon.tsx'
import { ChipMenu } from './chip-menu.tsx'
import { Tags } from './tags.tsx'

const stateTones: Record<Case['state'], ClockTone | undefined> = {
  open: undefined,
  waiting: 'hold',
  snoozed: 'hold',
  solved: 'met',
  closed: 'met',
}

/** What the case is, in chips that can be changed where they stand. */
export const CaseStrip = ({ item, acts, isPhone }: { item: Case; acts: CaseActs; isPhone: boolean }) => {
  const { t } = useTranslation('cases')
  const mayEdit = useMay()('case:edit')
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  return (
    <div className={classes.strip}>
      {isPhone && customer?.formOfAddress && (
        <Chip tone="accent">{t('customer.sayChip', { name: customer.formOfAddress })}</Chip>
      )}
      <Chip tone={stateTones[item.state]}>
        {item.state === 'snoozed' && item.snoozedUntil ? (
          <SnoozedWords until={item.snoozedUntil} />
        ) : (
          t(`state.${item.state}`)
        )}
      </Chip>
      <ChipMenu
        label={t('field.kind')}
        value={item.kind}
        tone={item.kind === 'complaint' ? 'accent' : undefined}
        options={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        isFixed={!mayEdit}
        onChange={(kind) => acts.change(item, { kind })}
      />
      <ChipMenu
        label={t('field.priority')}
        value={item.priority}
        tone={item.priority === 'urgent' ? 'over' : item.priority === 'high' ? 'warn' : undefined}
        options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        isFixed={!mayEdit}
        onChange={(priority) => acts.change(item, { priority })}
      />
      <span className={classes.place}>
        <ChannelIcon kind={item.channel.kind} /> {item.branch.name}
      </span>
      <Tags item={item} acts={acts} isFixed={!mayEdit} />
    </div>
  )
}

const SnoozedWords = ({ until }: { until: string }) => {
  const { t } = useTranslation('cases')
  return (
    <>
      {t('state.snoozed')} · <When at={until} />
    </>
  )
}
