import { expect, test } from 'vitest'
import { type FormOfAddress, nameToCall, salute } from './salutation.ts'

const as = (name: string, title: FormOfAddress['title'] = null, manner: FormOfAddress['manner'] = 'formal') => ({
  name,
  title,
  manner,
  pronunciation: null,
})

test.each([
  ['en', as('Brown', 'mr'), 'Mr Brown', 'Dear Mr Brown,'],
  ['en', as('Brown', 'ms'), 'Ms Brown', 'Dear Ms Brown,'],
  ['en', as('Brown', 'doctor'), 'Dr Brown', 'Dear Dr Brown,'],
  ['en', as('Brown', 'professor'), 'Professor Brown', 'Dear Professor Brown,'],
  ['en', as('Kim'), 'Kim', 'Dear Kim,'],
  ['en', as('Kim', null, 'informal'), 'Kim', 'Hello Kim,'],
  ['tr', as('Ali Rıza', 'mr'), 'Ali Rıza Bey', 'Sayın Ali Rıza Bey,'],
  ['tr', as('Ayşe', 'ms'), 'Ayşe Hanım', 'Sayın Ayşe Hanım,'],
  ['tr', as('Ayşe', 'ms', 'informal'), 'Ayşe Hanım', 'Merhaba Ayşe Hanım,'],
  ['tr', as('Işıl Çağlar', 'doctor'), 'Dr. Işıl Çağlar', 'Sayın Dr. Işıl Çağlar,'],
  ['tr', as('Ayşe Yılmaz'), 'Ayşe Yılmaz', 'Sayın Ayşe Yılmaz,'],
  ['tr', as('Can', null, 'informal'), 'Can', 'Merhaba Can,'],
  ['id', as('Budi', 'mr'), 'Bapak Budi', 'Yth. Bapak Budi,'],
  ['id', as('Sari', 'ms'), 'Ibu Sari', 'Yth. Ibu Sari,'],
  ['id', as('Sari', null, 'informal'), 'Sari', 'Halo Sari,'],
  ['id', as('Wahyu', 'professor'), 'Prof. Wahyu', 'Yth. Prof. Wahyu,'],
  ['az', as('Elçin', 'mr'), 'Elçin bəy', 'Hörmətli Elçin bəy,'],
  ['az', as('Leyla', 'ms'), 'Leyla xanım', 'Hörmətli Leyla xanım,'],
  ['az', as('Leyla', null, 'informal'), 'Leyla', 'Salam, Leyla!'],
  ['zh', as('李', 'mr'), '李先生', '李先生，您好：'],
  ['zh', as('李', 'ms'), '李女士', '李女士，您好：'],
  ['zh', as('王', 'doctor'), '王博士', '王博士，您好：'],
  ['zh', as('王', 'professor'), '王教授', '王教授，您好：'],
  ['zh', as('晓明', null, 'informal'), '晓明', '晓明，你好：'],
] as const)('in %s %o is called “%s” and greeted “%s”', (language, form, called, greeting) => {
  expect(nameToCall(language, form)).toBe(called)
  expect(salute(language, 'somebody else', form)).toBe(greeting)
})

test('a title is never made of a name', () => {
  for (const name of ['Ayşe Yılmaz', 'Ahmet', 'Leyla Əliyeva', 'Sari', '李娜', 'Mary Brown'])
    for (const language of ['en', 'tr', 'id', 'az', 'zh'] as const) {
      expect(salute(language, name, null)).toContain(name)
      expect(salute(language, name, null)).not.toMatch(/Bey|Hanım|bəy|xanım|Bapak|Ibu|Mr|Ms|先生|女士/)
    }
})

test('whoever is known only by an address, a number or a link is greeted without a name', () => {
  for (const name of ['ayse@example.test', '+90 532 000 00 00', 'https://example.test', 'www.example.test', ''])
    expect(['en', 'tr', 'id', 'az', 'zh'].map((language) => salute(language as 'en', name, null))).toEqual([
      'Hello,',
      'Merhaba,',
      'Halo,',
      'Salam,',
      '您好：',
    ])
})

test('a name stays in one line and of a length that a line bears', () => {
  expect(salute('tr', '', as(' Ayşe \n Nur ', 'ms'))).toBe('Sayın Ayşe Nur Hanım,')
  expect(salute('en', 'x'.repeat(500), null)).toBe(`Dear ${'x'.repeat(80)},`)
})
