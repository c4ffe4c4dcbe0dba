import type { Feedback } from '@heed/contract/feedback.ts'
import { seenBy } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'

/** Our own channels and ways of asking by their name in this language, other places as they were written. */
export const useChannelName = () => {
  const { t } = useTranslation()
  return ({ channel }: Pick<Feedback, 'channel'>): string | null => {
    const known = seenBy.find((kind) => kind === channel)
    return known ? t(`channel.${known}`) : channel
  }
}
