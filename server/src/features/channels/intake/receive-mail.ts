import type { House } from '../../../platform/house.ts'
import { readMailHead } from '../../../platform/mail/transport/mail-head.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { ChannelPlace } from '../channel.queries.ts'
import { type Arrival, type Ledgered, maxMailBytes, receive } from './receive.ts'

type MailArrival = Omit<Arrival, 'dedupeKey' | 'sender' | 'subject' | 'raw'> & { raw: Buffer }

/** A raw mail goes into the ledger, by whichever way it came. */
export function receiveMail(
  house: House,
  channel: ChannelPlace,
  mail: MailArrival,
  alongside?: (tx: Tx) => Promise<unknown>,
): Promise<Ledgered> {
  const problem = mail.problem ?? (mail.raw.byteLength > maxMailBytes ? 'mail.too_large' : undefined)
  const { dedupeKey, sender, subject } = readMailHead(mail.raw)
  // Of what could not be fetched only the place is known, and that is what makes it itself.
  const key = problem ? `${problem}:${mail.source.uidValidity ?? ''}:${mail.source.uid ?? dedupeKey}` : dedupeKey
  return receive(house, channel, { ...mail, problem, dedupeKey: key, sender, subject }, alongside)
}
