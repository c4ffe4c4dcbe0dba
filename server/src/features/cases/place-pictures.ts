import { apiPrefix } from '@heed/contract/endpoint.ts'

/** Raster pictures that a browser draws and never runs; SVG is a program and stays a download. */
export const isShowable = (mimeType: string): boolean => /^image\/(png|jpeg|gif|webp)$/.test(mimeType)

type File = { id: string; mime_type: string; content_id: string | null }

/** Pictures that came with the mail stand where its writer put them; a cleaned `img` names its file in `data-cid`. */
export function placePictures(html: string | null, files: File[]): { html: string | null; placed: Set<string> } {
  const placed = new Set<string>()
  if (!html) return { html, placed }
  const shown = html.replace(wholePicture, (tag, attributes: string) => {
    let address: string | undefined
    const others = attributes.replace(oneAttribute, (attribute, name: string, value: string) => {
      if (name !== 'data-cid') return attribute
      const file = files.find(({ content_id }) => content_id !== null && content_id === bare(plain(value)))
      if (!file || !isShowable(file.mime_type)) return attribute
      placed.add(file.id)
      address = `${apiPrefix}/attachments/${file.id}`
      return ''
    })
    return address ? `<img src="${address}" loading="lazy"${others} />` : tag
  })
  return { html: shown, placed }
}

/** Read attribute by attribute, as the cleaner writes them: what looks like one inside another's value is none. */
const oneAttribute = /\s+([a-z][a-z-]*)(?:="([^"]*)")?/g
const wholePicture = /<img((?:\s+[a-z][a-z-]*(?:="[^"]*")?)*)\s*\/?>/g

const bare = (id: string) => id.trim().replace(/^<|>$/g, '')
const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
