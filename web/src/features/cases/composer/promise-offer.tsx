import type { Case } from '@heed/contract/cases.ts'
import { findPromisesInText } from '@heed/contract/promises.ts'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { currentLanguage } from '../../../app/i18n.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { toast, toastProblem } from '../../../app/toast.tsx'
import { exactTime } from '../../../ui/format.ts'
import { useBranchZone } from '../../promises/branch-zone.ts'
import { promisesQuery } from '../../promises/promise-queries.ts'
import { useMakePromise } from '../../promises/use-promise-acts.ts'
import classes from './promise-offer.module.css'
import type { Words } from './words.ts'

const pauseMs = 900
const longest = 20_000

/** “I’ll call you tomorrow before noon” is a promise: offered with its moment, recorded by one tap and never by itself. */
export const PromiseOffer = ({ item, text }: { item: Case; text: string }) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const { member } = useMe()
  const zone = useBranchZone(item.branch.id)
  const [recorded, setRecorded] = useState<string[]>([])
  const found = usePromisesIn(item, text, may('promise:edit'))
  const make = useMakePromise(item.id, () => undefined)
  const open = found.filter(({ words }) => !recorded.includes(words) && text.includes(words))
  const record = ({ words, dueAt }: { words: string; dueAt: string }) => {
    setRecorded([...recorded, words])
    make.mutate(
      { key: words, words, memberId: member.id, visitor: '', dueAt },
      {
        onSuccess: () => toast({ text: t('offer.recorded') }),
        onError: (reason) => {
          setRecorded(recorded)
          toastProblem(reason, t('offer.not'))
        },
      },
    )
  }
  return (
    <div role="status" aria-live="polite">
      {open.map((one) => (
        <p key={one.words} className={classes.offer}>
          <IconHeartHandshake size={17} stroke={1.7} aria-hidden />
          <span>
            <b>{t('offer.title')}</b> <q lang={item.language}>{one.words}</q> · {exactTime(one.dueAt, zone)}
          </span>
          <Button size="compact-sm" loading={make.isPending} onClick={() => record(one)}>
            {t('offer.record')}
          </Button>
        </p>
      ))}
    </div>
  )
}

/** As `PromiseOffer`, of words that an editor keeps. */
export const PromiseOfferOf = ({ item, words }: { item: Case; words: Words }) => (
  <PromiseOffer item={item} text={useSyncExternalStore(words.listen, words.get)} />
)

function usePromisesIn(item: Case, text: string, isAllowed: boolean) {
  const [paused] = useDebouncedValue(text.trim(), pauseMs)
  const languages = [...new Set([item.language, currentLanguage()])]
  const { data } = useQuery({
    queryKey: ['promises', 'in-text', item.id, languages, paused],
    queryFn: () => call(findPromisesInText, { params: { id: item.id }, body: { text: paused, languages } }),
    enabled: isAllowed && paused !== '' && paused.length <= longest,
    gcTime: 60_000,
    retry: false,
  })
  const known = useQuery({ ...promisesQuery(item.id), enabled: (data?.found.length ?? 0) > 0 })
  const made = known.data && [...known.data.others, ...known.data.plans.flatMap(({ steps }) => steps)]
  return data && made ? data.found.filter(({ words }) => !made.some((one) => one.words === words)) : []
}
