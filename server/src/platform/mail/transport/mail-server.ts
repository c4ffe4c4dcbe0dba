import { isIP } from 'node:net'

/** Where mail is handed in. Without a user nobody signs in. */
export type MailServer = { host: string; port: number; secure: boolean; user?: string; password?: string }

export type Mailbox = { host: string; port: number; secure: boolean; user: string; password: string; folder: string }

/** `smtp://user:password@host:587` or `smtps://…`. */
export function readMailServerUrl(url: string): MailServer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username ? { user: decodeURIComponent(username), password: decodeURIComponent(password) } : {}),
  }
}

/** This machine, its containers and its private network: the only places where a password may travel without TLS. */
export function isNearby(host: string): boolean {
  if (!isIP(host)) return host === 'localhost' || !host.includes('.')
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(host)
}
