import type { MessagingKind } from '@heed/contract/messaging.ts'
import type { Adapter } from './adapter.ts'
import { instagram } from './adapters/instagram/instagram.ts'
import { messenger } from './adapters/messenger/messenger.ts'
import { telegram } from './adapters/telegram/telegram.ts'
import { webhook } from './adapters/webhook/webhook.ts'
import { whatsapp } from './adapters/whatsapp/whatsapp.ts'
import { x } from './adapters/x/x.ts'

/** One line a provider. */
const adapters: Adapter[] = [webhook, telegram, whatsapp, messenger, instagram, x]

const byKind = new Map(adapters.map((adapter) => [adapter.kind as string, adapter]))

export const findAdapter = (kind: string): Adapter | undefined => byKind.get(kind)

export function adapterOf(kind: MessagingKind | string): Adapter {
  const adapter = byKind.get(kind)
  if (!adapter) throw new Error(`No adapter for channels of kind ${kind}`)
  return adapter
}
