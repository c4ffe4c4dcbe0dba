import { type Channel, listChannels } from '@heed/contract/channels.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useOpenBranches } from '../../app/session.ts'

const order = ['phone', 'walk_in', 'mail', 'form', 'api'] as const

/** Open channels of open branches, those of a person's voice first. */
export const useContactChannels = () => {
  const { t } = useTranslation()
  const branches = useOpenBranches()
  const { data } = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, { signal }) })
  const branchOf = (channel: Channel) => branches.find(({ id }) => id === channel.branchId)
  const open = (data?.items ?? []).filter((channel) => channel.active && branchOf(channel))
  const label = (channel: Channel) => {
    const named = [channel.name, channel.kind === 'phone' ? channel.address : undefined]
    return [...named, branches.length > 1 ? branchOf(channel)?.name : undefined].filter(Boolean).join(' · ')
  }
  const groups = order
    .map((kind) => ({
      group: t(`channel.${kind}`),
      items: open
        .filter((channel) => channel.kind === kind)
        .map((channel) => ({ value: channel.id, label: label(channel) })),
    }))
    .filter(({ items }) => items.length > 0)
  return {
    groups,
    first: groups[0]?.items[0]?.value ?? null,
    find: (id: string | null) => open.find((channel) => channel.id === id),
  }
}
