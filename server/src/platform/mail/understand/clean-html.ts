import sanitizeHtml, { type Attributes } from 'sanitize-html'
import { boundTags } from './bound-tags.ts'

const linkProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:'])

const options: sanitizeHtml.IOptions = {
  // biome-ignore format: a list to be read as one
  allowedTags: [
    'p', 'br', 'div', 'span', 'a', 'b', 'strong', 'i', 'em', 'u', 's', 'strike', 'sub', 'sup', 'small', 'h1', 'h2', 'h3',
    'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'hr', 'table', 'caption', 'thead',
    'tbody', 'tfoot', 'tr', 'th', 'td', 'img',
  ],
  allowedAttributes: {
    '*': ['dir', 'style'],
    a: ['href', 'title', 'rel', 'target'],
    img: ['alt', 'title', 'width', 'height', 'data-cid', 'data-remote-src'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedStyles: {
    '*': {
      'text-align': [/^(left|right|center|justify)$/],
      'font-weight': [/^(normal|bold|[1-9]00)$/],
      'font-style': [/^(normal|italic)$/],
      'text-decoration': [/^(none|underline|line-through)$/],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'title',
    'noscript',
    'template',
    'svg',
    'math',
    'iframe',
    'object',
  ],
  nestingLimit: 100,
}

/**
 * Keeps what a person wrote and drops what could run, track or disguise. Pictures never load by themselves: remote ones
 * carry their address in `data-remote-src`, those of the mail their content id in `data-cid`.
 */
export function cleanHtml(html: string): { html: string; hadRemoteImages: boolean } {
  let hadRemoteImages = false
  const cleaned = sanitizeHtml(boundTags(html), {
    ...options,
    transformTags: {
      a: (tagName, { href, title }) => ({ tagName, attribs: present({ ...linkTo(href), title }) }),
      img: (tagName, { src, alt, title, width, height }) => {
        const source = pictureFrom(src)
        if (source['data-remote-src'] || source.blocked) hadRemoteImages = true
        const { blocked: _, ...kept } = source
        return { tagName, attribs: present({ ...kept, alt, title, width: pixels(width), height: pixels(height) }) }
      },
      td: (tagName, attribs) => ({ tagName, attribs: cellOf(attribs) }),
      th: (tagName, attribs) => ({ tagName, attribs: cellOf(attribs) }),
      font: 'span',
      center: 'div',
    },
  })
  return { html: cleaned, hadRemoteImages }
}

/** Read as a browser reads it, white space and control characters included; relative links would lead into this product. */
function linkTo(href: string | undefined) {
  const url = parse(href)
  if (!url || !linkProtocols.has(url.protocol)) return {}
  return { href: url.href, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

function pictureFrom(src: string | undefined): { [name: string]: string | undefined } {
  const url = parse(src?.trim().startsWith('//') ? `https:${src.trim()}` : src)
  if (url?.protocol === 'https:') return { 'data-remote-src': url.href }
  if (url?.protocol === 'http:') return { blocked: 'unencrypted' }
  return url?.protocol === 'cid:' ? { 'data-cid': decode(url.pathname) } : {}
}

function parse(url: string | undefined): URL | undefined {
  return (url && url.length <= 8192 && URL.parse(url)) || undefined
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const pixels = (value: string | undefined) => (/^\d{1,4}$/.test(value ?? '') ? value : undefined)

const spanned = (value: string | undefined) => (/^[1-9]\d?$/.test(value ?? '') ? value : undefined)

const cellOf = ({ colspan, rowspan, style, dir }: Attributes): Attributes =>
  present({ colspan: spanned(colspan), rowspan: spanned(rowspan), style, dir })

const present = (attributes: { [name: string]: string | undefined }): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined))
