import { getTimeline } from '@heed/contract/cases.ts'
import { expect, test } from 'vitest'
import { saidIn } from './said-in.ts'

const message = (id: string, kind: string, text: string) => ({
  entry: 'message',
  id: `00000000-0000-4000-8000-00000000000${id}`,
  at: '2026-11-25T09:00:00Z',
  kind,
  author: { id: null, name: 'Ayşe', of: 'customer' },
  language: 'tr',
  text,
  html: null,
  quoted: null,
  hasRemoteImages: false,
  senderUnverified: false,
  cameByMail: true,
  spoken: null,
  isWithdrawn: false,
  attachments: [],
  delivery: null,
})

test('all that the customer wrote is there in its order, and nothing of ours', () => {
  const { items } = getTimeline.response.parse({
    items: [
      message('1', 'customer', 'Gömlek yırtıldı'),
      message('2', 'answer', 'Çok üzgünüz'),
      message('3', 'customer', '  '),
      message('4', 'note', 'Aranacak'),
      message('5', 'customer', 'Düğmesi de koptu'),
    ],
  })
  expect(saidIn(items).map(({ text }) => text)).toEqual(['Gömlek yırtıldı', 'Düğmesi de koptu'])
})
