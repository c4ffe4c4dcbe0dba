import { ConfigError } from '../../platform/config.ts'
import type { House } from '../../platform/house.ts'
import { listenSmtp, type SmtpListener } from '../../platform/mail/transport/smtp-listener.ts'
import { type ChannelPlace, findMailChannel } from './channel.queries.ts'
import { maxMailBytes } from './intake/receive.ts'
import { receiveMail } from './intake/receive-mail.ts'

/** The door for other mail servers and for a forwarding rule: takes mail for the channels' addresses, straight into the ledger. */
export function listenForMail(house: House, port: number): Promise<SmtpListener> {
  return listenSmtp<{ channel: ChannelPlace; address: string }>({
    port,
    host: house.config.host,
    maxBytes: maxMailBytes,
    log: house.log,
    findRecipient: async (address) => {
      const channel = await findMailChannel(house, address)
      return channel && { channel, address }
    },
    store: async (recipients, raw, { from, ip }) => {
      for (const { channel, address } of recipients)
        await receiveMail(house, channel, { via: 'smtp', raw, source: { from, to: address, ip } })
    },
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new ConfigError(`HEED_SMTP_PORT ${port} is taken by another program; choose a free port`)
      : error
  })
}
