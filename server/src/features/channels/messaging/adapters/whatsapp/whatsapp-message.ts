import { z } from 'zod'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { FileRef, Heard, Passed } from '../../adapter.ts'

const Media = z.object({
  id: z.string().max(300),
  mime_type: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().max(1000).optional(),
})
const Chosen = z.object({ title: z.string() })

export const Written = z.object({
  from: z.string().max(40),
  id: z.string(),
  timestamp: z.string().regex(/^\d{1,12}$/),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  image: Media.optional(),
  video: Media.optional(),
  audio: Media.optional(),
  document: Media.optional(),
  sticker: Media.optional(),
  /** What they pressed below a message of ours. */
  button: z.object({ text: z.string() }).optional(),
  interactive: z.object({ button_reply: Chosen.optional(), list_reply: Chosen.optional() }).optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: z.string() }),
        phones: z.array(z.object({ phone: z.string().optional() })).default([]),
      }),
    )
    .optional(),
})
type Written = z.infer<typeof Written>

export const Status = z.object({
  id: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: z.string().regex(/^\d{1,12}$/),
  errors: z
    .array(
      z.object({
        code: z.int(),
        title: z.string().optional(),
        error_data: z.object({ details: z.string().optional() }).optional(),
      }),
    )
    .optional(),
})

const Contact = z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }) })

const known = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'button',
  'interactive',
  'location',
  'contacts',
]

export function wordsOf(message: Written, contacts: unknown[]): Heard | Passed {
  if (message.type === 'reaction') return { what: 'nothing', why: 'hook.reaction' }
  if (!known.includes(message.type)) throw new UnreadableItem('hook.unknown_type')
  const profiles = contacts.flatMap((contact) => Contact.safeParse(contact).data ?? [])
  const digits = message.from.replace(/\D/g, '')
  return {
    what: 'words',
    thread: message.from,
    person: {
      id: message.from,
      name: profiles.find(({ wa_id }) => wa_id === message.from)?.profile.name,
      ...(digits.length >= 7 ? { phone: `+${digits}`, link: `https://wa.me/${digits}` } : {}),
    },
    text: textOf(message),
    at: new Date(Number(message.timestamp) * 1000),
    files: filesOf(message),
  }
}

function textOf({ text, image, video, document, button, interactive, location, contacts }: Written): string {
  const said = [
    text?.body,
    image?.caption ?? video?.caption ?? document?.caption,
    button?.text ?? interactive?.button_reply?.title ?? interactive?.list_reply?.title,
    location?.name,
    location?.address,
    location && `https://www.openstreetmap.org/?mlat=${location.latitude}&mlon=${location.longitude}`,
    ...(contacts ?? []).map(({ name, phones }) => [name.formatted_name, ...phones.map(({ phone }) => phone)].join(' ')),
  ]
  return said.filter(Boolean).join('\n')
}

function filesOf({ image, video, audio, document, sticker }: Written): FileRef[] {
  const named: [z.infer<typeof Media> | undefined, string][] = [
    [image, 'photo.jpg'],
    [video, 'video.mp4'],
    [audio, 'voice.ogg'],
    [document, 'document'],
    [sticker, 'sticker.webp'],
  ]
  return named.flatMap(([media, usual]) => (media ? [{ filename: media.filename ?? usual, fetchBy: media.id }] : []))
}
