import { Language } from '@heed/contract/primitives.ts'
import { z } from 'zod'
import { receiveCustomerMessage } from '../../cases/index.ts'
import { requireChannel } from '../channel.queries.ts'
import { findBranchInCharge } from './branch-in-charge.ts'
import { chooseLanguage } from './choose-language.ts'
import { type Judge, quarantined, setAside, understoodAs } from './decision.ts'
import { UnreadableItem } from './intake-problems.ts'

/** What a public form sends, as it stands in the ledger. Up to 200 and 300 letters of a line: those of some scripts count twice here. */
export const FormItem = z.object({
  name: z.string().max(400),
  email: z.email().max(254),
  subject: z.string().max(600),
  message: z.string().min(1).max(20_000),
  language: Language,
  files: z.array(z.object({ filename: z.string(), mimeType: z.string(), base64: z.string() })).max(3),
  /** A field that people do not see was filled. */
  trapped: z.boolean(),
})
export type FormItem = z.infer<typeof FormItem>

export async function readForm(raw: Uint8Array): Promise<Judge> {
  const form = parse(raw)
  const email = form.email.toLowerCase()
  return {
    sender: email,
    subject: form.subject,
    files: form.files.map(({ filename, mimeType, base64 }) => {
      const content = Buffer.from(base64, 'base64')
      return { filename, mimeType, content, size: content.byteLength, contentId: null, inline: false }
    }),
    decide: async (tx, item, files) => {
      if (form.trapped) return setAside('form.trapped')
      const channel = await requireChannel(tx, item.channel_id)
      const branchId = await findBranchInCharge(tx, channel.branch_id)
      if (!branchId) return quarantined('branch.closed')
      const language = await chooseLanguage(tx, { subject: form.subject, text: form.message }, { email }, form.language)
      const received = await receiveCustomerMessage(tx, {
        channel: { id: channel.id, kind: 'form', branchId, language: channel.language as Language },
        customer: { email, ...(form.name ? { name: form.name } : {}), language: form.language },
        subject: form.subject || (form.message.split('\n', 1)[0]?.slice(0, 80) ?? '…'),
        text: form.message,
        html: null,
        quoted: null,
        hasRemoteImages: false,
        language,
        mailId: null,
        files,
        at: item.received_at,
        acknowledge: channel.acknowledges,
      })
      return understoodAs(received.caseId, received.messageId)
    },
  }
}

function parse(raw: Uint8Array): FormItem {
  try {
    return FormItem.parse(JSON.parse(Buffer.from(raw).toString()))
  } catch {
    throw new UnreadableItem('form.unreadable')
  }
}
