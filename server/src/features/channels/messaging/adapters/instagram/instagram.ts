import { z } from 'zod'
import type { Adapter } from '../../adapter.ts'
import { readAs } from '../../read-as.ts'
import { fromMeta, graphAddress, tryGraph } from '../meta/graph.ts'
import type { Remark } from '../meta/remarks.ts'
import { fetchSocialName, readsSocial, sendSocial } from '../meta/social.ts'

const Comment = z.object({
  id: z.string().max(200),
  text: z.string().default(''),
  from: z.object({ id: z.string().max(200), username: z.string().max(200).optional() }),
  media: z.object({ id: z.string().max(200) }),
})

/** An Instagram account: messages of people, and what they write below its pictures. Files cannot be handed over, only addresses. */
export const instagram: Adapter = {
  ...fromMeta,
  ...readsSocial({ object: 'instagram', remarkField: 'comments', readRemark }),
  kind: 'instagram',
  limits: { longestText: 1000, windowHours: 24, longestPost: 2200, files: null },
  fetchName: (id, account) =>
    fetchSocialName(
      graphAddress(account, `${encodeURIComponent(id)}?fields=name,username`),
      account.credentials.accessToken,
    ),
  send: (words, account) => sendSocial(words, account, { from: account.fields.accountId ?? '', below: 'replies' }),
  test: (account) => tryGraph(account, `${account.fields.accountId}?fields=username`),
}

function readRemark(value: unknown): Remark {
  const { id, text, from, media } = readAs(Comment, value)
  return {
    id,
    post: media.id,
    verb: 'add',
    person: {
      id: from.id,
      name: from.username,
      link: from.username ? `https://www.instagram.com/${encodeURIComponent(from.username)}` : undefined,
    },
    text,
    at: null,
  }
}
