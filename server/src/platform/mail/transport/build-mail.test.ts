import { expect, test } from 'vitest'
import { buildMail } from './build-mail.ts'

const hostile = (separator: string) => `Narin${separator}Bcc: everybody@evil.example${separator}${separator}<b>Body</b>`

const build = async (text: string): Promise<string> =>
  (
    await buildMail({
      from: { name: text, address: 'help@narin.test' },
      to: 'ayse@example.test',
      replyTo: 'help+c.1@narin.test',
      subject: `Re: ${text}`,
      text: 'Hello',
      html: '<p>Hello</p>',
      messageId: `<1${text}@narin.test>`,
      inReplyTo: `<2${text}@example.test>`,
      references: [`<3${text}@example.test>`, '<2@example.test>'],
      autoSubmitted: null,
      date: new Date('2026-03-02T09:00:00Z'),
      attachments: [
        {
          filename: text,
          mimeType: `text/plain${text}`,
          content: Buffer.from('yüz lira'),
          contentId: `4${text}@narin.test`,
        },
      ],
    })
  ).toString()

const headers = [
  'Content-Type',
  'Date',
  'From',
  'In-Reply-To',
  'MIME-Version',
  'Message-ID',
  'References',
  'Reply-To',
  'Subject',
  'To',
]

test.each(['\r\n', '\n', '\r', '\r\n ', '\u0000\r\n', '\u2028', '\u0085', '\u000b', '\u000c'])(
  'no text becomes a header, a body or a part of its own: %j',
  async (separator) => {
    const raw = await build(hostile(separator))
    // What a strict and what a careless reader takes for the end of a line.
    for (const end of [/\r\n/, /\r\n|[\r\n]/]) {
      const lines = raw.replace(/\r\n[ \t]+/g, ' ').split(end)
      const head = lines.slice(0, lines.indexOf('')).map((line) => line.slice(0, line.indexOf(':')))
      expect(head.sort()).toEqual(headers)
      expect(lines.filter((line) => /^\s*(bcc|<b>)/i.test(line))).toEqual([])
    }
    // Nor where a mail program undoes the encoding of a header.
    expect(raw).not.toMatch(/=0[0-9a-f]|%0[0-9a-f]|=C2=85|=E2=80=A8/i)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(raw).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/)
  },
)
