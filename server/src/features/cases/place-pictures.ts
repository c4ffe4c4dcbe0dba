import { apiPrefix } from '@heed/contract/endpoint.ts'

/** Raster pictures that a browser draws and never runs; SVG is a program and stays a download. */
export const isShowable = (mimeType: string): boolean => /^image\/(png|jpeg|gif|webp)$/.test(mimeType)

type File = { id: string; mime_type: string; content_id: string | null }

/** Pictures that came with the mail stand where its writer put them; a cleaned `img` names its file in `data-cid`. */
export function placePictures(html: string | null, files: File[]): { html: string | null; placed: Set<string> } {
  const placed = new Set<string>()
  if (!html) return { html, placed }
  const shown = html.replace(/<img\b[^>]*?\bdata-cid="([^"]*)"/g, (tag, escaped: string) => {
    const file = files.find(({ content_id }) => content_id !== null && content_id === bare(plain(escaped)))
    if (!file || !isShowable(file.mime_type)) return tag
    placed.add(file.id)
    return tag.replace(/data-cid="[^"]*"/, `src="${apiPrefix}/attachments/${file.id}" loading="lazy"`)
  })
  return { html: shown, placed }
}

const bare = (id: string) => id.trim().replace(/^<|>$/g, '')
const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
