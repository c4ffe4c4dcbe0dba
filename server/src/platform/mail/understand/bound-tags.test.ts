import { expect, test } from 'vitest'
import { boundTags } from './bound-tags.ts'
import { cleanHtml } from './clean-html.ts'
import { htmlToText } from './html-to-text.ts'

test.each(['<b>', '<div>', '<ul><li>', '<table><tr><td>', '<b><!--</b>-->'])(
  'a mail of nothing but %s holds nobody up and keeps its words',
  (tag) => {
    const html = `${tag.repeat(900_000 / tag.length)}the words`
    const began = performance.now()
    cleanHtml(html)
    expect(htmlToText(html)).toContain('the words')
    expect(performance.now() - began).toBeLessThan(2000)
  },
)

test('past the bound no tag is left, and the time stays in proportion', () => {
  const bounded = boundTags(
    `${'<i>x</i>'.repeat(10_000)}<script>alert(1)</script><img src=x onerror=alert(1)${'<'.repeat(500_000)}`,
  )
  expect(bounded.slice('<i>x</i>'.length * 10_000)).not.toContain('<')
  expect(boundTags('<p>Merhaba</p>')).toBe('<p>Merhaba</p>')
})
