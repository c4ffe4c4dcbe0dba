import { LiveMessage } from '@heed/contract/live.ts'
import type { House } from '../../platform/house.ts'

/** Calls back in every process when a channel of any business was opened or changed. */
export const onChannelNews = (house: House, listener: () => void): (() => void) =>
  house.bulletin.listen('heed_live', (payload) => {
    const news = LiveMessage.safeParse((JSON.parse(payload) as { message?: unknown }).message)
    if (news.success && news.data.type === 'channel.changed') listener()
  })
