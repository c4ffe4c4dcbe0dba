import { languages } from '@heed/contract/primitives.ts'
import { replyAboveLine } from '../../../platform/mail/understand/strip-quotes.ts'
import { readMailTexts } from './mail-texts.ts'

const firstLine = (language: string): string => replyAboveLine(readMailTexts(language).replyAbove)

/** By which a reply shows where our mail begins in it, in whichever language that was. */
export const firstLines = (): string[] => languages.map(firstLine)

/** In the customer's mail program everything below our first line is quotation. The signature's separator is the one that mail programs know. */
export const textBody = (language: string, text: string, signature: readonly string[] = []): string =>
  `${firstLine(language)}\n\n${text.trim()}\n${signature.length > 0 ? `\n-- \n${signature.join('\n')}\n` : ''}`

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Microsoft YaHei',sans-serif;font-size:16px;line-height:1.5;color:#211c1d"

/** `html` is clean already. */
export const htmlBody = (language: string, html: string, signature: readonly string[] = []): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;padding:16px;${font}"><div style="${small}">${escapeHtml(firstLine(language))}</div><div style="max-width:640px">${html}${signed(signature)}</div></body></html>`

const small = 'color:#6f6669;font-size:13px'

const signed = (signature: readonly string[]): string =>
  signature.length > 0 ? `<p style="${small};margin-top:24px">${signature.map(escapeHtml).join('<br>')}</p>` : ''

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
