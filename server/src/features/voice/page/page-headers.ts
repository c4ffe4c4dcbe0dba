import { createHash } from 'node:crypto'

/** Only the one small script of the page may run; it is known by its hash. Only the sites that are named may show it in a frame. */
export const headersWith = (script: string | undefined, framedBy: readonly string[] = []) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    ...(script
      ? [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`, "connect-src 'self'"]
      : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy.join(' ') || "'none'"}`,
  ].join(';'),
  'cache-control': 'no-store',
  // The address is the key to the answer: it goes to no one else.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
})

/** A tablet may run the script that goes on without a network, and keep it. */
export const kioskPolicy = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';'),
}
