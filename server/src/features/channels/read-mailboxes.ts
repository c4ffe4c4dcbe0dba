import { createHash } from 'node:crypto'
import type { House } from '../../platform/house.ts'
import { type ChannelRecord, listMailboxChannels } from './channel.queries.ts'
import { onChannelNews } from './on-channel-news.ts'
import { locksOf } from './process-locks.ts'
import { readMailbox } from './read-mailbox.ts'

type Reader = { settings: string; stop: () => Promise<void> }

const settingsOf = (row: ChannelRecord) =>
  createHash('sha256')
    .update(JSON.stringify([row.imap, row.branch_id]))
    .update(row.secrets ?? '')
    .digest('base64')
const lockOf = (channelId: string) => `mailbox:${channelId}`

/** Reads every mailbox that no other process reads, with the settings as they are now. */
export class MailboxReaders {
  readonly #house: House
  readonly #readers = new Map<string, Reader>()
  #running: Promise<void> | undefined
  #again = false
  #stopped = false

  constructor(house: House) {
    this.#house = house
  }

  start(): () => Promise<void> {
    const locks = locksOf(this.#house)
    const look = () => this.#look()
    const stopListening = onChannelNews(this.#house, look)
    // Without its lock a mailbox may be read by another process: ours stop and try to take it anew.
    const stopMinding = locks.onLost(() => void this.#stopAll().then(look))
    const timer = setInterval(look, 15_000)
    look()
    return async () => {
      this.#stopped = true
      clearInterval(timer)
      stopListening()
      stopMinding()
      await this.#running
      await this.#stopAll()
    }
  }

  #look(): void {
    this.#again = true
    this.#running ??= this.#match()
      .catch((error: Error) => this.#house.log.warn({ error: error.message }, 'The mailboxes could not be looked up'))
      .finally(() => {
        this.#running = undefined
        if (this.#again && !this.#stopped) this.#look()
      })
  }

  async #match(): Promise<void> {
    this.#again = false
    const wanted = new Map((await listMailboxChannels(this.#house)).map((row) => [row.id, row]))
    for (const [id, reader] of this.#readers) {
      const row = wanted.get(id)
      if (!row || settingsOf(row) !== reader.settings) await this.#stop(id)
    }
    for (const row of wanted.values()) {
      if (this.#readers.has(row.id) || this.#stopped || !(await locksOf(this.#house).tryTake(lockOf(row.id)))) continue
      this.#readers.set(row.id, { settings: settingsOf(row), stop: readMailbox(this.#house, row) })
    }
  }

  async #stop(channelId: string): Promise<void> {
    const reader = this.#readers.get(channelId)
    this.#readers.delete(channelId)
    await reader?.stop()
    await locksOf(this.#house).release(lockOf(channelId))
  }

  async #stopAll(): Promise<void> {
    await Promise.all([...this.#readers.keys()].map((id) => this.#stop(id)))
  }
}
