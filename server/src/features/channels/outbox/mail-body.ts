import { replyAboveLine } from '../../../platform/mail/understand/strip-quotes.ts'

/** In the customer's mail program everything below our first line is quotation, whatever its language. */
export const textBody = (text: string): string => `${replyAboveLine}\n\n${text.trim()}\n`

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Microsoft YaHei',sans-serif;font-size:16px;line-height:1.5;color:#211c1d"

/** `html` is clean already. */
export const htmlBody = (language: string, html: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;padding:16px;${font}"><div style="color:#8b8285;font-size:12px">${replyAboveLine}</div><div style="max-width:640px">${html}</div></body></html>`

/** For mails that ask for no answer. */
export const plainHtml = (language: string, html: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;padding:16px;${font}"><div style="max-width:640px">${html}</div></body></html>`

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export const paragraphs = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('')
