const mostTags = 10_000

/**
 * The parser's time grows with the square of the elements that stand open, so a mail of nothing but opening tags would hold up everyone.
 * Past more tags than people's mails have, only the text between them is kept.
 */
export function boundTags(html: string): string {
  let tags = 0
  for (const { index } of html.matchAll(/<[a-z]/gi)) {
    tags += 1
    if (tags > mostTags) return html.slice(0, index) + html.slice(index).replace(/<[^<>]*>?/g, ' ')
  }
  return html
}
