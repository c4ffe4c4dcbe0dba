import type { House } from '../../platform/house.ts'
import { watchDropFolder, writeDropAddresses } from '../../platform/mail/transport/drop-folder.ts'
import { findMailChannel, listMailAddresses } from './channel.queries.ts'
import { receiveMail } from './intake/receive-mail.ts'
import { onChannelNews } from './on-channel-news.ts'

/** Takes what `heed intake` hands over while this process holds the embedded database, and tells it which addresses there are. */
export async function watchDrops(house: House): Promise<() => Promise<void>> {
  const { dataFolder } = house.config
  const note = async () => writeDropAddresses(dataFolder, await listMailAddresses(house))
  await note()
  const stopListening = onChannelNews(
    house,
    () =>
      void note().catch((error: Error) =>
        house.log.warn({ error: error.message }, 'The list of addresses could not be written'),
      ),
  )
  const stopWatching = await watchDropFolder(dataFolder, house.log, async (address, raw) => {
    const channel = await findMailChannel(house, address)
    if (channel) await receiveMail(house, channel, { via: 'pipe', raw, source: { to: address } })
    return channel !== undefined
  })
  return async () => {
    stopListening()
    await stopWatching()
  }
}
