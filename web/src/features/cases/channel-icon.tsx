import type { ChannelKind } from '@heed/contract/standards.ts'
import {
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBrandX,
  IconDoor,
  IconMail,
  IconMessage,
  IconPhone,
  IconPlugConnected,
  IconWebhook,
} from '@tabler/icons-react'
import type { z } from 'zod'

const icons = {
  mail: IconMail,
  form: IconMessage,
  api: IconPlugConnected,
  phone: IconPhone,
  walk_in: IconDoor,
  webhook: IconWebhook,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  x: IconBrandX,
}

export const ChannelIcon = ({ kind, size = 15 }: { kind: z.infer<typeof ChannelKind>; size?: number }) => {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.6} aria-hidden />
}
