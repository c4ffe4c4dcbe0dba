import type { Language } from '@heed/contract/primitives.ts'
import { detectLanguage } from '../../../platform/mail/understand/detect-language.ts'
import type { Tx } from '../../../platform/scope.ts'

const enoughLetters = 20

/** Of these words: as they read, the subject only where the text is short, else as the customer wrote before, else as the channel speaks. */
export async function chooseLanguage(
  tx: Tx,
  words: { subject: string; text: string },
  customer: { email?: string; id?: string },
  ofChannel: string,
): Promise<Language> {
  const known = await findKnown(tx, customer)
  const letters = words.text.match(/\p{L}/gu)?.length ?? 0
  const text = letters >= enoughLetters ? words.text : `${words.subject}\n${words.text}`
  return (await detectLanguage(text, (known?.language ?? ofChannel) as Language)) ?? (ofChannel as Language)
}

const findKnown = (tx: Tx, { id, email }: { email?: string; id?: string }) =>
  id
    ? tx.db.selectFrom('customer').select('language').where('id', '=', id).executeTakeFirst()
    : tx.db
        .selectFrom('customer_address as a')
        .innerJoin('customer as c', 'c.id', 'a.customer_id')
        .select('c.language')
        .where('a.workspace_id', '=', tx.scope.workspaceId)
        .where('a.kind', '=', 'email')
        .where('a.value', '=', email ?? '')
        .executeTakeFirst()
