import { expect, test } from 'vitest'
import { placePictures } from './place-pictures.ts'

const id = '00000000-0000-7000-8000-000000000001'
const file = (content_id: string) => [{ id, mime_type: 'image/png', content_id }]

test('a picture stands where its writer put it, with its other attributes', () => {
  const { html, placed } = placePictures(
    '<p>See <img alt="a &amp; b" data-cid="one@mail" width="20" />.</p>',
    file('one@mail'),
  )
  expect(html).toBe(`<p>See <img src="/api/v1/attachments/${id}" loading="lazy" alt="a &amp; b" width="20" />.</p>`)
  expect(placed).toEqual(new Set([id]))
})

test('what looks like an attribute inside the value of another is none', () => {
  const hostile = '<img alt="data-cid=" title="onload=steal() id=evil style=position:fixed src=x x=" />'
  for (const content of [' title=', 'title=', ''])
    expect(placePictures(hostile, file(content))).toEqual({ html: hostile, placed: new Set() })
})

test('no picture is placed that a browser would run', () => {
  const svg = [{ id, mime_type: 'image/svg+xml', content_id: 'x' }]
  expect(placePictures('<img data-cid="x" />', svg).html).toBe('<img data-cid="x" />')
})
