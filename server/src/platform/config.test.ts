import { expect, test } from 'vitest'
import { ConfigError, isLoopbackUrl, readConfig } from './config.ts'

test('a wrong setting is refused in one line that names it', () => {
  const wrong: Record<string, string> = {
    HEED_PORT: 'abc',
    HEED_URL: 'ftp://shop.test',
    HEED_LOG: 'loud',
    HEED_SMTP_URL: 'http://mail.test',
    HEED_TRUSTED_PROXIES: '10.0.0.1, anyone',
    HEED_S3_BUCKET: 'alone',
    DATABASE_URL: 'mysql://db.test',
  }
  for (const [name, value] of Object.entries(wrong)) {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^.*${name}.*$`))
  }
})

test('proxies are addresses or ranges of them', () => {
  const proxies = (text: string) => readConfig({ HEED_TRUSTED_PROXIES: text }).trustedProxies
  expect(proxies('10.0.0.1, 192.168.0.0/16,fd00::/8')).toEqual(['10.0.0.1', '192.168.0.0/16', 'fd00::/8'])
  expect(proxies('')).toEqual([])
  for (const text of ['10.0.0.0/33', '10.0.0.0/8/8', 'true', '*']) expect(() => proxies(text)).toThrow(ConfigError)
})

test.each([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['https://heed.example.com', false],
  ['http://192.168.1.20:3000', false],
  ['http://localhost.example.com', false],
])('links made from %s lead to this machine only: %s', (url, isLoopback) => {
  expect(isLoopbackUrl(url)).toBe(isLoopback)
})
