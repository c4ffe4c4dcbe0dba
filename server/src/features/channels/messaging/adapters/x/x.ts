import { z } from 'zod'
import { headerOf, hmacSha256, isSame } from '../../../../../platform/signatures.ts'
import { UnreadableItem } from '../../../intake/intake-problems.ts'
import type { Account, Adapter, FileRef, Heard, Part, Passed } from '../../adapter.ts'
import { callProvider, fetchBytes, outcomeOf, tryProvider } from '../../call-provider.ts'
import { readAs } from '../../read-as.ts'
import { unreadableCall } from '../../unreadable-call.ts'
import { signRequest } from './sign-request.ts'

const mostBytes = 15 * 1024 * 1024
const Id = z.string().max(40)

const Call = z.object({
  for_user_id: Id,
  direct_message_events: z.array(z.unknown()).optional(),
  tweet_create_events: z.array(z.unknown()).optional(),
  users: z.record(z.string(), z.unknown()).default({}),
})
const User = z.object({ name: z.string(), screen_name: z.string() })
const DirectMessage = z.object({
  type: z.literal('message_create'),
  id: Id,
  created_timestamp: z.string().regex(/^\d{1,15}$/),
  message_create: z.object({
    sender_id: Id,
    message_data: z.object({
      text: z.string().default(''),
      attachment: z.object({ media: z.object({ media_url_https: z.url() }).optional() }).optional(),
    }),
  }),
})
const Post = z.object({
  id_str: Id,
  created_at: z.string(),
  text: z.string(),
  truncated: z.boolean().default(false),
  extended_tweet: z.object({ full_text: z.string() }).optional(),
  in_reply_to_status_id_str: Id.nullish(),
  user: User.extend({ id_str: Id }),
  retweeted_status: z.unknown().optional(),
})

/** X: direct messages, and posts that name the account or answer it. Each call is signed with the API key's secret. */
export const x: Adapter = {
  kind: 'x',
  baseUrl: 'https://api.x.com',
  limits: { longestText: 10_000, windowHours: null, longestPost: 280, files: null },

  isGenuine: ({ headers, raw }, { credentials: { consumerSecret } }) =>
    consumerSecret !== undefined &&
    isSame(headerOf(headers, 'x-twitter-webhooks-signature'), `sha256=${hmacSha256(consumerSecret, raw, 'base64')}`),

  shakeHands: ({ crc_token }, { credentials: { consumerSecret } }) =>
    crc_token && consumerSecret
      ? {
          type: 'application/json',
          body: JSON.stringify({ response_token: `sha256=${hmacSha256(consumerSecret, crc_token, 'base64')}` }),
        }
      : undefined,

  split: (body) => {
    const call = Call.safeParse(body)
    if (!call.success) return [unreadableCall(body)]
    const { direct_message_events: messages, tweet_create_events: posts, users, for_user_id } = call.data
    if (!messages && !posts) return [unreadableCall(body, 'hook.unknown_type')]
    const context = { users, for_user_id }
    return [
      ...(messages ?? []).map((message): Part => {
        const head = z.object({ id: Id, message_create: z.object({ sender_id: Id }).optional() }).safeParse(message)
        if (!head.success) return unreadableCall({ message })
        const sender = head.data.message_create?.sender_id ?? null
        return { key: `message:${head.data.id}`, sender, content: { message, ...context } }
      }),
      ...(posts ?? []).map((post): Part => {
        const head = z.object({ id_str: Id, user: z.object({ id_str: Id }) }).safeParse(post)
        if (!head.success) return unreadableCall({ post })
        return { key: `post:${head.data.id_str}`, sender: head.data.user.id_str, content: { post, ...context } }
      }),
    ]
  },

  read: (content) => {
    const { message, post, users, for_user_id } = readAs(
      z.object({
        message: z.unknown().optional(),
        post: z.unknown().optional(),
        users: z.record(z.string(), z.unknown()).default({}),
        for_user_id: Id,
      }),
      content,
    )
    if (post !== undefined) return wordsOfPost(readAs(Post, post), for_user_id)
    if (message === undefined) throw new UnreadableItem('hook.unknown_type')
    return wordsOfMessage(readAs(DirectMessage, message), users, for_user_id)
  },

  fetchFile: (url, account) =>
    fetchBytes(url, { headers: { authorization: signRequest('GET', url, account.credentials) } }, mostBytes),

  send: async ({ to, text }, account) => {
    const post = /^post:(\d+)$/.exec(to)?.[1]
    const answer = post
      ? await postJson(account, '/2/tweets', { text, reply: { in_reply_to_tweet_id: post } })
      : await postJson(account, `/2/dm_conversations/with/${encodeURIComponent(to)}/messages`, { text })
    const sent = z
      .object({ data: z.object({ dm_event_id: z.string().optional(), id: z.string().optional() }) })
      .safeParse(answer.json).data?.data
    const outcome = outcomeOf(answer, sent?.dm_event_id ?? sent?.id)
    return answer.status === 403 ? { state: 'refused', reason: 'messaging.blocked' } : outcome
  },

  test: (account) => {
    const url = `${account.baseUrl}/2/users/me`
    return tryProvider(url, { headers: { authorization: signRequest('GET', url, account.credentials) } })
  },
}

const postJson = (account: Account, path: string, body: unknown) => {
  const url = `${account.baseUrl}${path}`
  return callProvider(url, {
    method: 'POST',
    headers: { authorization: signRequest('POST', url, account.credentials), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const linkOf = (screenName: string) => `https://x.com/${encodeURIComponent(screenName)}`

function wordsOfMessage(
  { message_create: { sender_id, message_data }, created_timestamp }: z.infer<typeof DirectMessage>,
  users: Record<string, unknown>,
  own: string,
): Heard | Passed {
  if (sender_id === own) return { what: 'nothing', why: 'hook.own_message' }
  const user = User.safeParse(users[sender_id]).data
  const url = message_data.attachment?.media?.media_url_https
  const files: FileRef[] = url ? [{ filename: url.split('/').at(-1) ?? 'photo.jpg', fetchBy: url }] : []
  return {
    what: 'words',
    thread: sender_id,
    person: { id: sender_id, name: user?.name, link: user && linkOf(user.screen_name) },
    text: message_data.text,
    at: new Date(Number(created_timestamp)),
    files,
  }
}

function wordsOfPost(post: z.infer<typeof Post>, own: string): Heard | Passed {
  if (post.user.id_str === own) return { what: 'nothing', why: 'hook.own_message' }
  // What is only passed on says nothing of its own.
  if (post.retweeted_status !== undefined) return { what: 'nothing', why: 'hook.no_words' }
  return {
    what: 'words',
    // One post, one person: an answer there is owed to them.
    thread: `post:${post.in_reply_to_status_id_str ?? post.id_str}/${post.user.id_str}`,
    replyTo: `post:${post.id_str}`,
    person: {
      id: post.user.id_str,
      name: post.user.name,
      link: `${linkOf(post.user.screen_name)}/status/${post.id_str}`,
    },
    text: post.extended_tweet?.full_text ?? post.text,
    at: new Date(post.created_at),
    files: [],
  }
}
