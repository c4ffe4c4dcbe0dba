import { features } from '../app.ts'
import { findMailChannel, maxMailBytes, receiveMail } from '../features/channels/index.ts'
import { boot } from '../platform/boot.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { dropMail, readDropAddresses } from '../platform/mail/transport/drop-folder.ts'

/** Exit codes that mail servers understand (sysexits.h). */
const exit = { wrongUse: 64, badMail: 65, noSuchAddress: 67, tryLater: 75 } as const

class Refusal extends Error {
  readonly exitCode: number
  constructor(exitCode: number, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** `heed intake --channel help@shop.example < mail.eml`: exit code 0 means that the mail is on disk. */
export async function run(args: string[]): Promise<void> {
  try {
    const address = readAddress(args)
    const raw = await readMail()
    const config = readConfig()
    await (config.databaseUrl ? storeInLedger(config, address, raw) : handOver(config, address, raw))
  } catch (error) {
    // Whatever it is, the mail server keeps the mail and comes again.
    process.exitCode = error instanceof Refusal ? error.exitCode : exit.tryLater
    console.error(`heed intake: ${(error as Error).message}`)
  }
}

function readAddress(args: string[]): string {
  const at = args.indexOf('--channel')
  const address = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--channel='))?.slice('--channel='.length)
  if (!address?.includes('@'))
    throw new Refusal(exit.wrongUse, 'name the address: heed intake --channel help@shop.example < mail.eml')
  return address.toLowerCase()
}

async function readMail(): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > maxMailBytes) throw new Refusal(exit.badMail, 'the mail is larger than 30 MB')
    chunks.push(chunk as Buffer)
  }
  const raw = Buffer.concat(chunks)
  if (raw.toString('latin1').trim() === '') throw new Refusal(exit.badMail, 'the mail is empty')
  return raw
}

async function storeInLedger(config: Config, address: string, raw: Buffer): Promise<void> {
  const { house, stop } = await boot({ ...config, logLevel: 'silent' }, features, { migrate: false })
  try {
    const channel = await findMailChannel(house, address)
    if (!channel) throw new Refusal(exit.noSuchAddress, `no mail channel has the address ${address}`)
    await receiveMail(house, channel, { via: 'pipe', raw, source: { to: address } })
  } finally {
    await stop()
  }
}

/** The embedded database belongs to the running server: it takes the file at once, or when it is next started. */
async function handOver(config: Config, address: string, raw: Buffer): Promise<void> {
  const known = await readDropAddresses(config.dataFolder)
  if (!known) throw new Refusal(exit.tryLater, `Heed was never started on ${config.dataFolder}`)
  if (!known.includes(address) && !known.includes(address.replace(/\+[^@]*@/, '@')))
    throw new Refusal(exit.noSuchAddress, `no mail channel has the address ${address}`)
  await dropMail(config.dataFolder, address, raw)
}
