import type { CaseBrief } from '@heed/contract/cases.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ClockRing } from '../../ui/clock-ring.tsx'
import { ClockWords } from '../../ui/clock-words.tsx'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import classes from './case-row.module.css'
import { ChannelIcon } from './channel-icon.tsx'
import { useCaseSearch } from './use-case-search.ts'

type CaseRowProps = { item: CaseBrief; isCurrent: boolean }

const useOwnerWords = (item: CaseBrief) => {
  const { t } = useTranslation('cases')
  const { member } = useMe()
  if (!item.owner) return t('nobody')
  return item.owner.id === member.id ? t('you') : item.owner.name
}

/** What kind of case it is; a complaint stands out, and says how far it has come. */
const KindWord = ({ kind, stage }: Pick<CaseBrief, 'kind' | 'stage'>) => {
  const { t } = useTranslation('cases')
  if (kind !== 'complaint') return t(`kind.${kind}`)
  return (
    <>
      <b className={classes.complaint}>{t(`kind.${kind}`)}</b>
      {stage && ` · ${t(`stage.${stage}`)}`}
    </>
  )
}

/** A case in the narrow pane: who, the clock, their words, and where it came from. */
export const NarrowCaseRow = ({ item, isCurrent }: CaseRowProps) => {
  const owner = useOwnerWords(item)
  const search = useCaseSearch()
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: item.id }}
      search={search}
      className={classes.narrow}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <b>{item.customer.name}</b>
      {item.clock && <ClockWords clock={item.clock} />}
      <Voice as="span" language={item.language} quoted className={classes.words}>
        {item.preview || item.subject}
      </Voice>
      <span className={classes.meta}>
        <ChannelIcon kind={item.channel.kind} />
        <span>
          <KindWord kind={item.kind} stage={item.stage} /> · {item.branch.name} · {owner}
        </span>
        <When at={item.lastMessageAt} as="relative" className={classes.when} />
      </span>
    </Link>
  )
}

/** A case over the whole page: ring, who and what, their words, where, who has it, and when. */
export const WideCaseRow = ({ item, isCurrent }: CaseRowProps) => {
  const { t } = useTranslation('cases')
  const owner = useOwnerWords(item)
  const search = useCaseSearch()
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: item.id }}
      search={search}
      className={classes.wide}
      data-focus={isCurrent}
    >
      <span className={classes.ring}>{item.clock && <ClockRing clock={item.clock} />}</span>
      <span className={classes.main}>
        <span className={classes.title}>
          <b>{item.customer.name}</b> <span lang={item.language}>· {item.subject}</span>
        </span>
        <Voice as="span" language={item.language} className={classes.words}>
          {item.preview}
        </Voice>
      </span>
      <span className={classes.chips}>
        {(item.priority === 'urgent' || item.priority === 'high') && (
          <Chip tone={item.priority === 'urgent' ? 'over' : 'warn'}>{t(`priority.${item.priority}`)}</Chip>
        )}
        {item.tags.slice(0, 2).map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </span>
      <span className={classes.place}>
        <span className={classes.meta}>
          <ChannelIcon kind={item.channel.kind} /> <KindWord kind={item.kind} stage={null} />
        </span>
        <span className={classes.quiet}>
          {[item.branch.name, item.stage && t(`stage.${item.stage}`)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={classes.owner} data-nobody={item.owner === null}>
        {item.owner && <Avatar name={item.owner.name} size={24} />}
        <span>{owner}</span>
      </span>
      <When at={item.lastMessageAt} as="relative" className={classes.when} />
    </Link>
  )
}
