import { ImapFlow } from 'imapflow'
import type { MailboxCursor, MailboxFollower } from './follow-mailbox.ts'
import { isNearby, type Mailbox } from './mail-server.ts'

const reconcileEveryMs = 3_600_000
const reconcileDays = 14
const restartDays = 30
const dayMs = 86_400_000

export const connectMailbox = (
  { host, port, secure, user, password }: Mailbox,
  timeoutMs = 30_000,
  maxLiteralSize = 64 * 1024 * 1024,
) =>
  new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    ...(secure || isNearby(host) ? {} : { doSTARTTLS: true }),
    logger: false,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: 300_000,
    maxIdleTime: 240_000,
    autoIdleDelay: 300,
    maxLiteralSize,
  })

/** One connection to a mailbox. It is opened read-only: no flag changes and nothing is deleted, whoever else reads it. */
export class MailboxSession {
  readonly #follower: MailboxFollower
  readonly #deaths: Map<number, number>
  readonly #client: ImapFlow
  #cursor: MailboxCursor = { uidValidity: '', lastUid: 0 }
  #uidNext = 1
  #reconciledAt = 0
  #closed = false
  /** Said by the server and not looked at yet. */
  #news = false
  #wake: () => void = () => {}

  constructor(follower: MailboxFollower, deaths: Map<number, number>) {
    this.#follower = follower
    this.#deaths = deaths
    this.#client = connectMailbox(follower.mailbox, 30_000, follower.maxBytes * 2)
    this.#client.on('error', () => {})
    this.#client.on('exists', () => {
      this.#news = true
      this.#wake()
    })
    this.#client.on('close', () => {
      this.#closed = true
      this.#wake()
    })
  }

  async open(): Promise<void> {
    await this.#client.connect()
    const box = await this.#client.mailboxOpen(this.#follower.mailbox.folder, { readOnly: true })
    const uidValidity = String(box.uidValidity)
    this.#uidNext = Number(box.uidNext)
    const known = this.#follower.cursor
    this.#cursor = known?.uidValidity === uidValidity ? known : { uidValidity, lastUid: 0 }
  }

  async readNew(): Promise<void> {
    this.#news = false
    const { lastUid } = this.#cursor
    if (lastUid === 0) return this.#start()
    const found = await this.#client.search({ uid: `${lastUid + 1}:*` }, { uid: true })
    // A range that begins past the end names the last mail once more.
    await this.#take(
      (found || []).filter((uid) => uid > lastUid),
      new Date(0),
      true,
    )
  }

  /** Looks back for mail that came in below the cursor: restored, moved in by hand, or numbered out of order. */
  async reconcile(): Promise<void> {
    const from = this.#notBefore(reconcileDays)
    const found = (await this.#client.search({ since: from }, { uid: true })) || []
    const known = await this.#follower.knownUids(this.#cursor.uidValidity, new Date(from.getTime() - dayMs))
    await this.#take(
      found.filter((uid) => uid <= this.#cursor.lastUid && !known.has(uid)),
      from,
      false,
    )
    this.#reconciledAt = Date.now()
  }

  /** Waits for news from the server, and looks by itself in case there are none. */
  async stay(pollMs: number, stop: AbortSignal): Promise<void> {
    while (!this.#closed && !stop.aborted) {
      const polled = await this.#untilNews(pollMs, stop)
      if (this.#closed || stop.aborted) break
      if (polled) await this.#client.noop()
      await this.readNew()
      if (Date.now() - this.#reconciledAt > reconcileEveryMs) await this.reconcile()
      if (polled) await this.#follower.report(null)
    }
    if (!stop.aborted) throw Object.assign(new Error('The connection to the mailbox ended'), { code: 'ECONNRESET' })
  }

  close(): void {
    this.#closed = true
    this.#wake()
    this.#client.close()
  }

  /** First time, or the mailbox was made anew: everything recent is read, and the ledger knows what it has already. */
  async #start(): Promise<void> {
    const from = this.#notBefore(restartDays)
    const end = this.#uidNext - 1
    await this.#take((await this.#client.search({ since: from }, { uid: true })) || [], from, true)
    await this.#move({ ...this.#cursor, lastUid: Math.max(end, this.#cursor.lastUid) })
  }

  async #take(uids: number[], notBefore: Date, moves: boolean): Promise<void> {
    const sorted = uids.toSorted((a, b) => a - b)
    for (let at = 0; at < sorted.length; at += 50) {
      const range = sorted.slice(at, at + 50).join(',')
      const heads = await this.#client.fetchAll(range, { uid: true, size: true, internalDate: true }, { uid: true })
      for (const { uid, size, internalDate } of heads.toSorted((a, b) => a.uid - b.uid)) {
        const arrivedAt = internalDate ? new Date(internalDate) : null
        const next = moves ? { ...this.#cursor, lastUid: Math.max(uid, this.#cursor.lastUid) } : this.#cursor
        if (!arrivedAt || arrivedAt >= notBefore) await this.#store(uid, size ?? 0, arrivedAt, next)
        this.#cursor = next
        this.#follower.cursor = next
      }
    }
  }

  async #store(uid: number, size: number, arrivedAt: Date | null, next: MailboxCursor): Promise<void> {
    const { uidValidity } = this.#cursor
    const read = await this.#fetch(uid, size)
    if (!read) return
    await this.#follower.store({ uidValidity, uid, arrivedAt, ...read }, next)
    this.#deaths.delete(uid)
  }

  /** undefined when the mail was deleted meanwhile. */
  async #fetch(
    uid: number,
    size: number,
  ): Promise<{ raw: Buffer; problem?: 'mail.too_large' | 'imap.unreadable' } | undefined> {
    const deaths = this.#deaths.get(uid) ?? 0
    if (size > this.#follower.maxBytes) return { raw: await this.#headers(uid), problem: 'mail.too_large' }
    if (deaths >= 2) return { raw: Buffer.alloc(0), problem: 'imap.unreadable' }
    try {
      const mail = await this.#client.fetchOne(String(uid), { source: true }, { uid: true })
      const raw = (mail || undefined)?.source
      return raw ? { raw } : undefined
    } catch (error) {
      this.#deaths.set(uid, deaths + 1)
      throw error
    }
  }

  async #headers(uid: number): Promise<Buffer> {
    const mail = await this.#client.fetchOne(String(uid), { headers: true }, { uid: true })
    return (mail || undefined)?.headers ?? Buffer.alloc(0)
  }

  async #move(cursor: MailboxCursor): Promise<void> {
    await this.#follower.moveCursor(cursor)
    this.#cursor = cursor
    this.#follower.cursor = cursor
  }

  #notBefore(days: number): Date {
    return new Date(Math.max(this.#follower.since.getTime(), Date.now() - days * dayMs))
  }

  /** True when the time ran out without any. */
  #untilNews(ms: number, stop: AbortSignal): Promise<boolean> {
    return new Promise((done) => {
      const end = (polled: boolean) => {
        clearTimeout(timer)
        stop.removeEventListener('abort', wake)
        this.#wake = () => {}
        done(polled)
      }
      const wake = () => end(false)
      const timer = setTimeout(() => end(true), ms)
      stop.addEventListener('abort', wake)
      this.#wake = wake
      if (this.#closed || this.#news) wake()
    })
  }
}
