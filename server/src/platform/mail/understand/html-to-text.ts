import sanitizeHtml from 'sanitize-html'
import { boundTags } from './bound-tags.ts'

const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'pre', 'blockquote'])
const lines = new Set(['br', 'div', 'tr', 'li', 'hr', 'dt', 'dd'])
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Readable plain text of a mail's HTML; quotations get `> ` in front, as in plain mails. */
export function htmlToText(html: string): string {
  const simple = sanitizeHtml(boundTags(html), {
    allowedTags: [...paragraphs, ...lines, 'td', 'th'],
    allowedAttributes: {},
    nonTextTags: ['script', 'style', 'textarea', 'option', 'title', 'noscript', 'template'],
    nestingLimit: 200,
  })
  const done: string[] = []
  let line = ''
  let depth = 0
  const endLine = () => {
    const text = line.replace(/[ \t\u00a0]+/g, ' ').trim()
    if (text || done.at(-1) !== quoteMark(depth)) done.push(text ? quoteMark(depth) + text : quoteMark(depth))
    line = ''
  }
  for (const [token, close, tag] of simple.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|[^<]+/g)) {
    if (!tag)
      line += token.replace(/\s+/g, ' ').replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)
    else if (tag === 'td' || tag === 'th') line &&= `${line} `
    else {
      if (line.trim() || tag === 'br') endLine()
      line = ''
      if (tag === 'blockquote') depth = Math.max(0, depth + (close ? -1 : 1))
      if (tag === 'li' && !close) line = '- '
      if (paragraphs.has(tag) && done.length > 0) endLine()
    }
  }
  if (line.trim()) endLine()
  return done
    .map((text) => text.trimEnd())
    .join('\n')
    .trim()
}

const quoteMark = (depth: number) => (depth === 0 ? '' : `${'>'.repeat(depth)} `)
