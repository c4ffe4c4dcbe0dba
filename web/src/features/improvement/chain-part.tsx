import type { Chain, Share } from '@heed/contract/chain.ts'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, money, number, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { ChainRecords, StandardRecords } from './chain-records.tsx'
import classes from './improvement.module.css'
import { chainQuery } from './improvement-queries.ts'
import { readShare } from './share-words.ts'

const links = ['behaviour', 'standard', 'satisfaction', 'repeat', 'sales'] as const
type Link = (typeof links)[number]

/** From one act to what the business lives on, for one standard at a time. */
export const ChainPart = () => {
  const { t } = useTranslation('improvement')
  const go = useNavigate()
  const { standard: asked } = useSearch({ from: '/shell/improvement' })
  const standards = useQuery(standardsQuery)
  const active = (standards.data?.items ?? []).filter((standard) => standard.active)
  const chosen = active.find(({ id }) => id === asked) ?? active[0]
  if (standards.isPending) return <PageSkeleton kind="figures" rows={3} />
  if (standards.isError) return <ErrorNote reason={standards.error} onRetry={() => standards.refetch()} />
  if (!chosen) return <EmptyState title={t('chain.none')} />
  return (
    <>
      <Select
        label={t('chain.choose')}
        allowDeselect={false}
        searchable
        maw={520}
        data={active.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen.id}
        onChange={(standard) =>
          standard && go({ to: '/improvement', search: { show: 'chain', standard }, replace: true })
        }
      />
      <Links key={chosen.id} standardId={chosen.id} />
    </>
  )
}

const Links = ({ standardId }: { standardId: string }) => {
  const { t } = useTranslation('improvement')
  const chain = useQuery(chainQuery(standardId))
  const [opened, setOpened] = useState<Link>()
  if (chain.isPending) return <PageSkeleton kind="figures" rows={3} />
  if (chain.isError) return <ErrorNote reason={chain.error} onRetry={() => chain.refetch()} />
  const { from, to } = chain.data
  return (
    <>
      <p className={classes.small}>{t('chain.text', { from: calendarDay(from), to: calendarDay(to) })}</p>
      <ol className={classes.chain}>
        {links.map((link) => (
          <li key={link}>
            <button
              type="button"
              className={classes.link}
              title={t('chain.open', { link: t(`chain.link.${link}`) })}
              onClick={() => setOpened(link)}
            >
              <span className={classes.name}>{t(`chain.link.${link}`)}</span>
              <Figure chain={chain.data} link={link} />
            </button>
          </li>
        ))}
      </ol>
      <EditDrawer
        title={opened ? t(`chain.link.${opened}`) : ''}
        isOpen={opened !== undefined}
        onClose={() => setOpened(undefined)}
      >
        {(opened === 'behaviour' || opened === 'standard') && <StandardRecords standardId={standardId} />}
        {opened && opened !== 'behaviour' && opened !== 'standard' && (
          <ChainRecords standardId={standardId} link={opened} isSplit={isSplit(chain.data, opened)} />
        )}
      </EditDrawer>
    </>
  )
}

const isSplit = (chain: Chain, link: 'satisfaction' | 'repeat' | 'sales') =>
  link !== 'sales' && (chain[link].kept !== null || chain[link].missed !== null)

const whole = (share: number) => percent(Math.round(share))

const Figure = ({ chain, link }: { chain: Chain; link: Link }) => {
  const { t } = useTranslation('improvement')
  const brief = useBrief()
  switch (link) {
    case 'behaviour': {
      const { wording, n } = chain.behaviour
      const act = (wording[currentLanguage()] ?? Object.values(wording)[0])?.act ?? chain.standard.name
      return (
        <>
          <span>{act}</span>
          <span className={classes.small}>{n > 0 ? t('chain.seen', { n: number(n) }) : t('chain.nothing')}</span>
        </>
      )
    }
    case 'standard':
      return (
        <ShareOf share={chain.kept}>
          {t('chain.about.standard', { target: percent(chain.standard.targetSharePercent) })}
        </ShareOf>
      )
    case 'sales':
      if (chain.sales.length === 0) return <span className={classes.empty}>{t('chain.nothing')}</span>
      return (
        <>
          {chain.sales.map(({ currency, amount }) => (
            <span key={currency} className={classes.value}>
              {money(amount, currency)}
            </span>
          ))}
          <span className={classes.small}>{t('chain.about.sales')}</span>
        </>
      )
    default: {
      const { all, kept, missed } = chain[link]
      return (
        <>
          <ShareOf share={all}>{t(`chain.about.${link}`)}</ShareOf>
          {all.n > 0 && kept && missed && (
            <span className={classes.small}>{t('chain.split', { kept: brief(kept), missed: brief(missed) })}</span>
          )}
        </>
      )
    }
  }
}

/** A share in a sentence, with its counts and how sure it is. */
const useBrief = () => {
  const { t } = useTranslation('improvement')
  return (share: Share) => {
    const read = readShare(share)
    if (read.kind === 'none') return '–'
    const of = t('chain.of', { good: number(read.good), n: number(read.n) })
    if (read.kind === 'few') return t('chain.few', { of })
    return `${whole(read.sharePercent)} (${of}; ${whole(read.low)} – ${whole(read.high)})`
  }
}

const ShareOf = ({ share, children }: { share: Share; children: string }) => {
  const { t } = useTranslation('improvement')
  const read = readShare(share)
  if (read.kind === 'none') return <span className={classes.empty}>{t('chain.nothing')}</span>
  const of = t('chain.of', { good: number(read.good), n: number(read.n) })
  if (read.kind === 'few')
    return (
      <>
        <span className={classes.empty}>{t('chain.few', { of })}</span>
        <span className={classes.small}>{children}</span>
      </>
    )
  return (
    <>
      <span className={classes.value}>{whole(read.sharePercent)}</span>
      <span className={classes.small}>{children}</span>
      <span className={classes.small}>
        {of}, {whole(read.low)} – {whole(read.high)}
      </span>
    </>
  )
}
