import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { freePort } from '../../../platform/database/embedded.ts'

const program = '/usr/sbin/dovecot'
export const hasDovecot = existsSync(program)

export type Dovecot = {
  port: number
  /** Puts a mail into the user's INBOX as a delivery agent does. */
  append: (user: string, raw: Buffer, arrivedAt?: Date) => Promise<void>
  flagsOf: (user: string) => Promise<string[][]>
  /** Throws the mailbox away and makes it anew, with another validity of UIDs. */
  remake: (user: string, raws: Buffer[]) => Promise<void>
  stop: () => Promise<void>
  close: () => Promise<void>
  start: () => Promise<void>
}

/** A real IMAP server on a folder of its own; every user has the password "right". */
export async function openDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'heed-imap-'))
  const port = await freePort()
  const isRoot = process.getuid?.() === 0
  const me = userInfo()
  const owner = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: me.uid, gid: me.gid }
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(folder, name), { mode: 0o755 })
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'mail'), 0o777)
  const users = isRoot
    ? []
    : [
        `default_internal_user = ${me.username}`,
        `default_login_user = ${me.username}`,
        `default_internal_group = ${me.gid}`,
      ]
  const config = [
    'protocols = imap',
    'listen = 127.0.0.1',
    'ssl = no',
    'disable_plaintext_auth = no',
    'first_valid_uid = 1',
    'mailbox_idle_check_interval = 1 s',
    `base_dir = ${folder}/run`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/log`,
    `mail_location = maildir:${folder}/mail/%u`,
    ...users,
    'passdb {\n driver = static\n args = password=right\n}',
    `userdb {\n driver = static\n args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u\n}`,
    `service imap-login {\n chroot =\n inet_listener imap {\n port = ${port}\n }\n inet_listener imaps {\n port = 0\n }\n}`,
    'service anvil {\n chroot =\n}',
  ].join('\n')
  writeFileSync(join(folder, 'dovecot.conf'), `${config}\n`)
  let running: ReturnType<typeof spawn> | undefined
  const start = async () => {
    running = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], {
      stdio: 'ignore',
      detached: true,
    })
    for (let attempt = 0; attempt < 100; attempt++) {
      try {
        await withClient(port, 'probe', async () => {})
        return
      } catch {
        await pause(50)
      }
    }
    throw new Error('Dovecot did not start')
  }
  const halt = async () => {
    const server = running
    running = undefined
    if (!server || server.exitCode !== null) return
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await gone
    // A session that idles outlives its master by some ten seconds; an outage takes it down too.
    endGroup(server.pid)
  }
  const append = (user: string, raw: Buffer, arrivedAt?: Date) =>
    withClient(port, user, (client) => client.append('INBOX', raw, [], arrivedAt).then(() => undefined))
  await start()
  return {
    port,
    append,
    start,
    stop: halt,
    close: async () => {
      await halt()
      rmSync(folder, { recursive: true, force: true })
    },
    flagsOf: (user) =>
      withClient(port, user, async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true })
        return (await client.fetchAll('1:*', { flags: true })).map(({ flags }) =>
          [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
        )
      }),
    remake: async (user, raws) => {
      await halt()
      rmSync(join(folder, 'mail', user), { recursive: true, force: true })
      // The validity is the second in which the mailbox was made.
      await pause(1100)
      await start()
      for (const raw of raws) await append(user, raw)
    },
  }
}

function endGroup(leader: number | undefined): void {
  if (!leader) return
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nothing of it was left.
  }
}

async function withClient<Result>(
  port: number,
  user: string,
  work: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user, pass: 'right' },
    logger: false,
    disableAutoIdle: true,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout().catch(() => {})
  }
}
