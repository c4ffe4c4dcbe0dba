import type { Moment } from '@heed/contract/moments.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { dayOf } from '../../ui/format.ts'
import { Voice } from '../../ui/voice.tsx'
import { useChannelName } from '../feedback/channel-name.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { useChangeMoment } from './moment-queries.ts'
import classes from './moments.module.css'

/** One moment in the customer's words, and whose it is. */
export const MomentCard = ({ moment }: { moment: Moment }) => {
  const { t } = useTranslation(['moments', 'feedback'])
  const may = useMay()
  const channelName = useChannelName()
  const { words, language, employee, saidBy, branch, group } = moment
  return (
    <li className={classes.moment} data-bad={group === 'low'}>
      <Voice as="blockquote" quoted language={language} className={classes.words}>
        {words}
      </Voice>
      <p className={classes.meta}>
        {employee && <b className={classes.employee}>{employee.name}</b>}
        {group === 'low' && <Chip tone="warn">{t('bad')}</Chip>}
        <span>
          {[saidBy ?? t('somebody'), t(`feedback:source.${moment.source}`), channelName(moment)]
            .filter(Boolean)
            .join(', ')}
        </span>
        <span>{branch?.name ?? t('feedback:wholeBusiness')}</span>
        <time dateTime={moment.saidAt}>{dayOf(moment.saidAt)}</time>
        {moment.url && (
          <a href={moment.url} target="_blank" rel="noreferrer" className="link">
            {t('feedback:answering.seePost')}
          </a>
        )}
      </p>
      {may('feedback:publish') && <Acts moment={moment} />}
    </li>
  )
}

const Acts = ({ moment }: { moment: Moment }) => {
  const { t } = useTranslation('moments')
  const here = useColleagues(moment.branch?.id)
  const [how, setHow] = useState<string>()
  const change = useChangeMoment(moment, () => setHow(undefined))
  const { named, employee, permission, toldHow } = moment
  // Whoever made it stays theirs, also where they work elsewhere by now.
  const colleagues = employee && !here.some(({ id }) => id === employee.id) ? [...here, employee] : here
  const isPost = moment.source === 'review' || moment.source === 'social'
  return (
    <div className={classes.acts}>
      {permission !== 'none' && (
        <p className={classes.allowed}>
          {t(`permission.${permission}`)}
          {toldHow && <> {toldHow}</>}
        </p>
      )}
      <div className={classes.row}>
        <Select
          aria-label={t('whose')}
          placeholder={t('whose')}
          clearable
          searchable
          disabled={change.isPending}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={employee?.id ?? null}
          onChange={(employeeId) => change.mutate({ employeeId })}
        />
        {named && (
          <Button disabled={change.isPending} onClick={() => change.mutate({ employeeId: named.id })}>
            {t('isNamed', { name: named.name })}
          </Button>
        )}
        {permission === 'none' ? (
          <Button
            disabled={change.isPending}
            onClick={() =>
              isPost ? change.mutate({ permission: { of: 'public' } }) : setHow(how === undefined ? '' : undefined)
            }
          >
            {t('allow')}
          </Button>
        ) : (
          <Button disabled={change.isPending} onClick={() => change.mutate({ permission: { of: 'none' } })}>
            {t('withdraw')}
          </Button>
        )}
      </div>
      {how !== undefined && (
        <form
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault()
            if (how.trim()) change.mutate({ permission: { of: 'told', how: how.trim() } })
          }}
        >
          <TextInput
            label={t('how')}
            placeholder={t('howText')}
            maxLength={300}
            autoFocus
            required
            value={how}
            onChange={(event) => setHow(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" loading={change.isPending} disabled={!how.trim()}>
            {t('allow')}
          </Button>
        </form>
      )}
    </div>
  )
}
