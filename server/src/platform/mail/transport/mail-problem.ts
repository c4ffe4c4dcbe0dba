type MailFault = Error & {
  code?: string
  authenticationFailed?: boolean
  responseCode?: number
  serverResponseCode?: string
}

/** What can be wrong with either server; the codes are `imap.…` and `smtp.…`. */
export const mailFaults = ['sign_in_refused', 'host_unknown', 'tls_failed', 'unreachable', 'failed'] as const
type Fault = (typeof mailFaults)[number]
type Protocol = 'imap' | 'smtp'

/** A stable code for what is wrong with a mailbox or mail server, without hosts, users or passwords in it. */
export function mailProblemOf(protocol: Protocol, error: unknown): `${Protocol}.${Fault}` | 'imap.folder_unknown' {
  const { code = '', message = '', authenticationFailed, serverResponseCode } = error as MailFault
  if (authenticationFailed || code === 'EAUTH') return `${protocol}.sign_in_refused`
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(code)) return `${protocol}.host_unknown`
  if (/CERT|SELF_SIGNED|TLS|SSL|ALTNAME|UNABLE_TO_VERIFY|wrong version/i.test(`${code} ${message}`))
    return `${protocol}.tls_failed`
  if (serverResponseCode === 'NONEXISTENT' || code === 'imap.folder_unknown') return 'imap.folder_unknown'
  if (/ECONN|ETIMEDOUT|TIMEOUT|EHOST|ENET|ESOCKET|EPIPE|NoConnection|ClosedAfterConnect/i.test(code))
    return `${protocol}.unreachable`
  return `${protocol}.failed`
}
