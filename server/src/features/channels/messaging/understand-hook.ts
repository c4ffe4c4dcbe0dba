import { safeFilename, singleLine } from '../../../platform/mail/understand/plain-strings.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireChannel } from '../channel.queries.ts'
import { type Judge, type ReceivedFile, setAside } from '../intake/decision.ts'
import { UnreadableItem } from '../intake/intake-problems.ts'
import { accountOf } from './account.ts'
import type { Account, Adapter, FileRef, Heard } from './adapter.ts'
import { adapterOf } from './adapters.ts'
import { takeTold } from './take-told.ts'
import { takeWords } from './take-words.ts'

/** Reads what a provider told; its files are fetched before the transaction begins. */
export async function readHook(scope: Scope, channelId: string, raw: Uint8Array): Promise<Judge> {
  const channel = await scope.transaction((tx) => requireChannel(tx, channelId))
  const account = accountOf(scope.house, channel)
  const adapter = adapterOf(channel.kind)
  const found = adapter.read(parse(raw), account)
  if (found.what === 'nothing') return { sender: null, subject: '', files: [], decide: async () => setAside(found.why) }
  if (found.what === 'delivery')
    return { sender: null, subject: '', files: [], decide: (tx, item) => takeTold(tx, item, found) }
  const name = found.person.name ?? (await findName(adapter, found, account))
  const heard = { ...found, person: { ...found.person, name } }
  const files: ReceivedFile[] = []
  let missing = 0
  for (const ref of found.files) {
    const file = await fetchOne(adapter, ref, account)
    if (file) files.push(file)
    else missing++
  }
  if (found.text.trim() === '' && files.length === 0 && missing === 0)
    return { sender: null, subject: '', files: [], decide: async () => setAside('hook.no_words') }
  return {
    sender: singleLine(found.person.id, 300),
    subject: singleLine(found.text.split('\n', 1)[0] ?? '', 80) || files[0]?.filename || '',
    files,
    decide: (tx, item, stored) => takeWords(tx, item, heard, stored, missing > 0),
  }
}

/** Somebody without a name is heard all the same. */
const findName = (adapter: Adapter, { person }: Heard, account: Account): Promise<string | undefined> =>
  (adapter.fetchName?.(person.id, account) ?? Promise.resolve(undefined)).catch(() => undefined)

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString())
  } catch {
    throw new UnreadableItem('hook.unreadable')
  }
}

const mimeTypeOf = (value: string | undefined) =>
  value && /^[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/i.test(value) ? value.toLowerCase() : 'application/octet-stream'

/** Undefined for one that the provider does not give: the words come in all the same. */
async function fetchOne(adapter: Adapter, ref: FileRef, account: Account): Promise<ReceivedFile | undefined> {
  const fetched = 'content' in ref ? ref : await adapter.fetchFile?.(ref.fetchBy, account)
  if (!fetched || fetched.content.byteLength === 0) return undefined
  return {
    filename: safeFilename(fetched.filename ?? ref.filename) || 'file',
    mimeType: mimeTypeOf(fetched.mimeType),
    size: fetched.content.byteLength,
    contentId: null,
    inline: false,
    content: fetched.content,
  }
}
