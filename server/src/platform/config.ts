import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** Everything that the environment decides, read once. Nothing else in the server reads `process.env`. */
export type Config = {
  port: number
  host: string
  /** Folder of the embedded database, files and secrets. */
  dataFolder: string
  /** Public address without a trailing slash; every link that leaves the house is made from it. */
  url: string
  /** An outside PostgreSQL 15+; undefined runs the embedded one. */
  databaseUrl: string | undefined
  /** Port of the built-in SMTP listener; undefined leaves it off. */
  smtpPort: number | undefined
  /** Reverse proxies whose forwarded headers are believed; none by default. */
  trustedProxies: string[]
  /** Mail server of the installation for channels without their own. */
  smtpUrl: string | undefined
  mailFrom: string | undefined
  /** Where a messaging provider is reached instead of its own address: a gateway of one's own, by kind of channel. */
  providerUrls: Record<string, string>
  oidc: { name: string; discoveryUrl: string; clientId: string; clientSecret: string } | undefined
  s3:
    | { bucket: string; region: string; endpoint: string | undefined; accessKeyId: string; secretAccessKey: string }
    | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  production: boolean
}

/** A setting that cannot be used; its message is the one line that is shown before exit. */
export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>

export function readConfig(environment: Environment = process.env): Config {
  const port = readPort(environment, 'HEED_PORT') ?? 3000
  return {
    port,
    host: environment.HEED_HOST ?? '127.0.0.1',
    dataFolder: resolve(environment.HEED_DATA ?? './data'),
    url: readUrl(environment, 'HEED_URL') ?? `http://localhost:${port}`,
    databaseUrl: readDatabaseUrl(environment),
    smtpPort: readPort(environment, 'HEED_SMTP_PORT'),
    trustedProxies: readProxies(environment),
    smtpUrl: readSmtpUrl(environment),
    mailFrom: environment.HEED_MAIL_FROM,
    providerUrls: readProviderUrls(environment),
    oidc: readOidc(environment),
    s3: readS3(environment),
    logLevel: readChoice(environment, 'HEED_LOG', ['debug', 'info', 'warn', 'error', 'silent'] as const) ?? 'info',
    production: environment.NODE_ENV !== 'development',
  }
}

/** Whether links made from this address lead to this machine only, wherever they are opened. */
export const isLoopbackUrl = (url: string): boolean =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/.test(new URL(url).hostname)

function readPort(environment: Environment, name: string): number | undefined {
  const text = environment[name]
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new ConfigError(`${name} must be a port from 1 to 65535, not "${text}"`)
  return port
}

function readProxies(environment: Environment): string[] {
  const proxies = (environment.HEED_TRUSTED_PROXIES ?? '')
    .split(',')
    .map((proxy) => proxy.trim())
    .filter(Boolean)
  for (const proxy of proxies) {
    const [address = '', bits, ...more] = proxy.split('/')
    const most = isIP(address) === 4 ? 32 : 128
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    if (!isIP(address) || !isRange || more.length > 0)
      throw new ConfigError(`HEED_TRUSTED_PROXIES must be addresses like 10.0.0.2 or 10.0.0.0/8, not "${proxy}"`)
  }
  return proxies
}

function readUrl(environment: Environment, name: string): string | undefined {
  const text = environment[name]
  if (!text) return undefined
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new ConfigError(`${name} must be an address like https://heed.example.com, not "${text}"`)
  return text.replace(/\/+$/, '')
}

function readDatabaseUrl(environment: Environment): string | undefined {
  const text = environment.DATABASE_URL
  if (!text) return undefined
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new ConfigError('DATABASE_URL must be an address like postgresql://user:password@host:5432/heed')
  return text
}

function readSmtpUrl(environment: Environment): string | undefined {
  const text = environment.HEED_SMTP_URL
  if (!text) return undefined
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text))
    throw new ConfigError('HEED_SMTP_URL must be an address like smtp://user:password@host:587')
  return text
}

function readChoice<Choice extends string>(
  environment: Environment,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = environment[name]
  if (!text) return undefined
  const choice = choices.find((candidate) => candidate === text)
  if (!choice) throw new ConfigError(`${name} must be one of ${choices.join(', ')}, not "${text}"`)
  return choice
}

function readProviderUrls(environment: Environment): Record<string, string> {
  const pairs = (environment.HEED_PROVIDER_URLS ?? '').split(',').filter((pair) => pair.trim())
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, kind, url] = /^\s*([a-z_]+)=(https?:\/\/\S+?)\/*\s*$/.exec(pair) ?? []
      if (!kind || !url || !URL.canParse(url))
        throw new ConfigError(
          `HEED_PROVIDER_URLS must be like telegram=http://bots.example.com:8081,whatsapp=https://…, not "${pair}"`,
        )
      return [kind, url]
    }),
  )
}

function readTogether(environment: Environment, names: string[]): boolean {
  const given = names.filter((name) => environment[name])
  if (given.length === 0) return false
  const missing = names.filter((name) => !environment[name])
  if (missing.length > 0) throw new ConfigError(`${missing.join(', ')} must be set together with ${given.join(', ')}`)
  return true
}

function readOidc(environment: Environment): Config['oidc'] {
  if (!readTogether(environment, ['HEED_OIDC_DISCOVERY_URL', 'HEED_OIDC_CLIENT_ID', 'HEED_OIDC_CLIENT_SECRET']))
    return undefined
  return {
    name: environment.HEED_OIDC_NAME ?? 'OpenID Connect',
    discoveryUrl: environment.HEED_OIDC_DISCOVERY_URL as string,
    clientId: environment.HEED_OIDC_CLIENT_ID as string,
    clientSecret: environment.HEED_OIDC_CLIENT_SECRET as string,
  }
}

function readS3(environment: Environment): Config['s3'] {
  if (
    !readTogether(environment, [
      'HEED_S3_BUCKET',
      'HEED_S3_REGION',
      'HEED_S3_ACCESS_KEY_ID',
      'HEED_S3_SECRET_ACCESS_KEY',
    ])
  )
    return undefined
  return {
    bucket: environment.HEED_S3_BUCKET as string,
    region: environment.HEED_S3_REGION as string,
    endpoint: environment.HEED_S3_ENDPOINT,
    accessKeyId: environment.HEED_S3_ACCESS_KEY_ID as string,
    secretAccessKey: environment.HEED_S3_SECRET_ACCESS_KEY as string,
  }
}
