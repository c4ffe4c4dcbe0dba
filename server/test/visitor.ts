import type { FastifyInstance } from 'fastify'

type Visit = { status: number; body: unknown; location: string | undefined }

/** Somebody with a browser of their own, which keeps cookies as browsers do. */
export class Visitor {
  readonly #app: FastifyInstance
  readonly #origin: string
  readonly #device: { userAgent: string; address: string }
  readonly #cookies = new Map<string, string>()

  constructor(app: FastifyInstance, { origin = 'http://heed.test', userAgent = 'test', address = '127.0.0.1' } = {}) {
    this.#app = app
    this.#origin = origin
    this.#device = { userAgent, address }
  }

  get = (path: string) => this.#visit('GET', path)
  post = (path: string, body: object = {}) => this.#visit('POST', path, body)
  signIn = (email: string, password: string) => this.post('/api/auth/sign-in/email', { email, password })

  /** Whether the API takes this browser for somebody signed in. */
  isIn = async () => (await this.get('/api/v1/me')).status === 200

  async #visit(method: 'GET' | 'POST', path: string, body?: object): Promise<Visit> {
    const answer = await this.#app.inject({
      method,
      url: path,
      remoteAddress: this.#device.address,
      headers: {
        'user-agent': this.#device.userAgent,
        ...(method === 'POST' ? { origin: this.#origin } : {}),
        ...(this.#cookies.size > 0
          ? { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : {}),
      },
      ...(body ? { payload: body } : {}),
    })
    for (const { name, value, maxAge } of answer.cookies as { name: string; value: string; maxAge?: number }[])
      if (value === '' || maxAge === 0) this.#cookies.delete(name)
      else this.#cookies.set(name, encodeURIComponent(value))
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : answer.body,
      location: answer.headers.location as string | undefined,
    }
  }
}
