import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

type Person = { email: string; email_verified: boolean; name: string }

/** A real OpenID Connect provider with its own sign-in and consent forms. `people` are those who can sign in there, by what they type. */
export async function openIdentityProvider(people: Map<string, Person>, redirectUri: string) {
  // Its issuer holds the port, so the server listens before the provider is made.
  let provider: Provider | undefined
  const server: Server = createServer((request, response) => provider?.callback()(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'heed', clientSecret: 'a-secret-between-the-two' }
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['cookie key of a test'] },
    findAccount: (_context: unknown, id: string) => {
      const person = people.get(id)
      return person && { accountId: id, claims: () => ({ sub: id, ...person }) }
    },
  })
  return {
    issuer,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    ...client,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** Signs in at the provider as a browser would: follows its redirects, fills in its forms, and stops at the way back to us. */
export async function signInAtProvider(authorizationUrl: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(authorizationUrl)
  const { origin } = at
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    if (at.origin !== origin) return at
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    if (location) {
      at = new URL(location, at)
      form = undefined
      continue
    }
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (!action || !prompt) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 300)}`)
    at = new URL(action, at)
    form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt })
  }
  throw new Error('The provider led nowhere')
}
