const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const pngEnd = Buffer.from('IEND\xaeB`\x82', 'latin1')
const jpegEnd = Buffer.from([0xff, 0xd9])

/** By what the file is, not by what it calls itself; undefined for any other, and for one that breaks off. */
export function pictureKindOf(content: Buffer): string | undefined {
  if (isJpeg(content)) return 'image/jpeg'
  if (content.subarray(0, 8).equals(pngStart) && content.toString('latin1', 12, 16) === 'IHDR')
    return content.includes(pngEnd) ? 'image/png' : undefined
  return isWebp(content) ? 'image/webp' : undefined
}

/** Cameras may write more after its end. */
function isJpeg(content: Buffer): boolean {
  if (content[0] !== 0xff || content[1] !== 0xd8 || content[2] !== 0xff) return false
  const scan = content.indexOf(Buffer.from([0xff, 0xda]), 3)
  return scan > 0 && content.indexOf(jpegEnd, scan) > 0
}

/** It says itself how long it is. */
const isWebp = (content: Buffer): boolean =>
  content.length > 20 &&
  content.toString('latin1', 0, 4) === 'RIFF' &&
  content.toString('latin1', 8, 12) === 'WEBP' &&
  content.readUInt32LE(4) + 8 <= content.length
