import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { openPool } from '../database/connect.ts'

/** Passwords, TOTP, passkeys, OpenID Connect, sessions and API keys are better-auth's, in the schema `auth` of the same database. */
export function createSignIn(config: Config, databaseUrl: string, secret: string, log: Logger) {
  const pool = openPool(databaseUrl, log, {
    max: 4,
    options: '-c search_path=auth',
    application_name: 'heed-sign-in',
  })
  const auth = betterAuth({
    appName: 'Heed',
    baseURL: config.url,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [config.url],
    telemetry: { enabled: false },
    // What another sign-in refuses is said in our own page and language.
    onAPIError: { errorURL: `${config.url}/sign-in` },
    // Wrong keys and passwords are everyday events, answered to the caller.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      // Accounts are made by the set-up and by invitations only.
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
    },
    // API keys are made, narrowed and noted by the workspace; here anyone signed in could make keys that nobody granted.
    disabledPaths: ['create', 'get', 'update', 'delete', 'list', 'verify', 'delete-all-expired-api-keys'].map(
      (path) => `/api-key/${path}`,
    ),
    session: { expiresIn: 14 * 86_400, updateAge: 86_400 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 8 },
        '/two-factor/verify-totp': { window: 60, max: 8 },
        '/two-factor/verify-backup-code': { window: 60, max: 8 },
      },
    },
    advanced: {
      useSecureCookies: config.url.startsWith('https://'),
      cookiePrefix: 'heed',
      // The library leaves these out of test runs unless told.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress:
        config.trustedProxies.length > 0
          ? { ipAddressHeaders: ['x-forwarded-for'] }
          : { ipAddressHeaders: ['x-heed-client'] },
    },
    plugins: [
      twoFactor({ issuer: 'Heed' }),
      passkey({ rpID: new URL(config.url).hostname, rpName: 'Heed', origin: config.url }),
      apiKey({
        defaultPrefix: 'heed_',
        rateLimit: { enabled: false },
        enableMetadata: true,
        disableKeyHashing: false,
        startingCharactersConfig: { shouldStore: true, charactersLength: 10 },
        keyExpiration: { maxExpiresIn: 730 },
      }),
      ...(config.oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: config.oidc.discoveryUrl,
                  clientId: config.oidc.clientId,
                  clientSecret: config.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  // Members only; a caller could ask for what is merely not implied.
                  disableSignUp: true,
                },
              ],
            }),
          ]
        : []),
    ],
  })
  return { auth, pool }
}

export type SignIn = ReturnType<typeof createSignIn>
