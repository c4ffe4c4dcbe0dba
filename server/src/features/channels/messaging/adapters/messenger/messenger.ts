import { z } from 'zod'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { Adapter } from '../../adapter.ts'
import { readAs } from '../../read-as.ts'
import { fromMeta, graphAddress, tryGraph } from '../meta/graph.ts'
import type { Remark } from '../meta/remarks.ts'
import { fetchSocialName, readsSocial, sendSocial } from '../meta/social.ts'

const FeedChange = z.object({
  item: z.string(),
  verb: z.string().max(40),
  comment_id: z.string().max(200).optional(),
  post_id: z.string().max(200).optional(),
  from: z.object({ id: z.string().max(200), name: z.string().optional() }).optional(),
  message: z.string().default(''),
  created_time: z.number().optional(),
})

/** A Facebook page: messages of people, and what they write below its posts. */
export const messenger: Adapter = {
  ...fromMeta,
  ...readsSocial({ object: 'page', remarkField: 'feed', readRemark }),
  kind: 'messenger',
  limits: {
    longestText: 2000,
    windowHours: 24,
    longestPost: 8000,
    files: { most: 10, mostBytes: 25 * 1024 * 1024 },
  },
  fetchName: (id, account) =>
    fetchSocialName(
      graphAddress(account, `${encodeURIComponent(id)}?fields=first_name,last_name`),
      account.credentials.accessToken,
    ),
  send: (words, account) => sendSocial(words, account, { from: account.fields.pageId ?? '', below: 'comments' }),
  test: (account) => tryGraph(account, `${account.fields.pageId}?fields=name`),
}

function readRemark(value: unknown): Remark {
  const { item, verb, comment_id, post_id, from, message, created_time } = readAs(FeedChange, value)
  if (item !== 'comment' || !comment_id || !post_id || !from) throw new UnreadableItem('hook.unknown_type')
  return {
    id: comment_id,
    post: post_id,
    verb,
    person: { id: from.id, name: from.name, link: `https://www.facebook.com/${encodeURIComponent(comment_id)}` },
    text: message,
    at: created_time === undefined ? null : new Date(created_time * 1000),
  }
}
