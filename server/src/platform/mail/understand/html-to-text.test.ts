import { expect, test } from 'vitest'
import { htmlToText } from './html-to-text.ts'
import { replyAboveLine, splitQuoted } from './strip-quotes.ts'

const separator = replyAboveLine('Please write above')

const old = `<div>${separator}</div><p>Your parcel left.</p>`

test.each([
  [
    'a web mailer',
    `<div dir="ltr">Thanks,<div><br></div><div>Ay&#x15f;e</div></div><br><div class="quote"><div>On Mon, 9 Mar 2026 at 10:00, Support &lt;<a href="mailto:s@shop.example">s@shop.example</a>&gt; wrote:<br></div><blockquote>${old}</blockquote></div>`,
  ],
  [
    'a desktop program',
    `<html><head><title>x</title><style>p{margin:0}</style></head><body><p>Thanks,<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p>Ayşe</p><div style="border-top:solid 1pt"><p><b>Kimden:</b> Destek &lt;s@shop.example&gt;<br><b>Gönderildi:</b> 9 Mart 2026<br><b>Kime:</b> Ayşe<br><b>Konu:</b> Kargo</p></div><p>Your parcel left.</p></body></html>`,
  ],
  [
    'a telephone',
    `Thanks,<br><br>Ayşe<div><br><blockquote type="cite"><div>On 9 Mar 2026, at 10:00, Support wrote:</div><br>${old}</blockquote></div>`,
  ],
])('the answer is told from the quotation in the HTML of %s', (_, html) => {
  const { visible, quoted } = splitQuoted(htmlToText(html), [separator])
  expect(visible).toBe('Thanks,\n\nAyşe')
  expect(quoted).toContain('Your parcel left.')
})

test('rows, lists and characters written as entities are readable', () => {
  const table =
    '<table><tr><th>Size</th><td>M &lt; L</td></tr><tr><td>Colour</td><td>blue &amp; &quot;red&quot;</td></tr></table>'
  expect(htmlToText(table)).toBe('Size M < L\nColour blue & "red"')
  expect(htmlToText('<ol><li>one</li><li> two </li></ol>')).toBe('- one\n- two')
  expect(htmlToText('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;')
})

test('what is never shown is not text', () => {
  expect(htmlToText('<!-- a --><script>b</script><style>c</style><title>d</title><template>e</template>f')).toBe('f')
  expect(htmlToText('')).toBe('')
})
