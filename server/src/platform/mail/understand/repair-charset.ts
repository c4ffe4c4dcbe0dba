const utf8 = new TextDecoder('utf-8', { fatal: true })
const lenientUtf8 = new TextDecoder('utf-8')
/** Western mail without a usable charset is most often Turkish here; it differs from windows-1252 in six letters. */
const turkish = new TextDecoder('windows-1254')
const chinese = new TextDecoder('gb18030', { fatal: true })

const byteOf = new Map<string, number>()
for (let byte = 0; byte < 256; byte++) byteOf.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte)

/** The bytes of a text that was read as windows-1252, which maps every byte; undefined when it was not. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const byte = byteOf.get(text.charAt(index))
    if (byte === undefined) return undefined
    bytes[index] = byte
  }
  return bytes
}

/** UTF-8 that was declared as a western charset ("Ã¼" for "ü") becomes readable; every other text stays as it is. */
export function repairMisdeclared(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text
  const bytes = bytesOf(text)
  return (bytes && decodeStrictly(utf8, bytes)) ?? text
}

/** Reads, line by line, bytes of an unknown charset that were taken for windows-1252. */
export const guessCharset = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const bytes = /[^\p{ASCII}]/u.test(line) ? bytesOf(line) : undefined
      return bytes ? decodeUnknown(bytes) : line
    })
    .join('\n')

/** UTF-8 if it is nearly so, GB18030 if its bytes come in pairs, else windows-1254. */
export function decodeUnknown(bytes: Uint8Array): string {
  const asUtf8 = lenientUtf8.decode(bytes)
  const broken = asUtf8.match(/\ufffd/g)?.length ?? 0
  const whole = asUtf8.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  // A cut in the middle of a character breaks one or two of many.
  if (broken === 0 || whole > 4 * broken) return asUtf8
  return (comesInPairs(bytes) ? decodeStrictly(chinese, bytes) : undefined) ?? turkish.decode(bytes)
}

function comesInPairs(bytes: Uint8Array): boolean {
  let even = 0
  let odd = 0
  let run = 0
  for (let index = 0; index <= bytes.length; index++) {
    if ((bytes[index] ?? 0) >= 0x80) run++
    else {
      if (run > 0) run % 2 === 0 ? even++ : odd++
      run = 0
    }
  }
  return even > 4 * odd
}

function decodeStrictly(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
