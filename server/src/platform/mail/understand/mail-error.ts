type MailErrorCode =
  | 'mail.no_headers'
  | 'mail.headers_too_large'
  | 'mail.too_deep'
  | 'mail.too_many_parts'
  | 'mail.unparseable'

/** A mail that cannot be understood: it is set aside and what follows goes on. */
export class MailError extends Error {
  readonly code: MailErrorCode

  constructor(code: MailErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'MailError'
    this.code = code
  }
}
