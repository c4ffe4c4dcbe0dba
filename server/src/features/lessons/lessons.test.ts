import { answerCase } from '@heed/contract/cases.ts'
import { listCauses } from '@heed/contract/causes.ts'
import { updateComplaint } from '@heed/contract/complaints.ts'
import { addCustomerAddress } from '@heed/contract/customers.ts'
import * as contract from '@heed/contract/lessons.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { complain, review } from '../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let lead: string
let employee: string
let baku: string
let elsewhere: string
let elsewhereLead: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  baku = await buildBranch(business.scope, 'Bakı')
  owner = await keyOf(t.house, business.owner)
  lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  elsewhere = await keyOf(t.house, await buildMember(business.scope, 'employee', [baku]))
  elsewhereLead = await keyOf(t.house, await buildMember(business.scope, 'lead', [baku]))
})
afterAll(() => t.close())

const pick = (id: string, key = lead) => call(t.app, key, contract.pickLesson, { params: { id } })
const change = (id: string, body: object) => call(t.app, lead, contract.changeLesson, { params: { id }, body })
const publish = (id: string, key = lead) => call(t.app, key, contract.publishLesson, { params: { id } })
const withdraw = (id: string, why = 'No longer true') =>
  call(t.app, lead, contract.withdrawLesson, { params: { id }, body: { why } })
const read = (id: string, key: string) => call(t.app, key, contract.getLesson, { params: { id } })
const find = async (key: string, query: Record<string, string> = {}) =>
  (await call(t.app, key, contract.listLessons, { query })).body.items.map(({ id }) => id)

async function solved(name = 'Gülşən İsmayılova', answers: Record<string, unknown> = {}) {
  const item = await complain(t, owner, { name, email: `${name.length}-${Math.random()}@example.test` })
  await review(t, owner, item.id, { solution: 'Yenisi aynı gün verildi', ...answers })
  await t.settle()
  return item
}
const plain = {
  title: 'Dikiş açıldı',
  problem: 'Gömleğin dikişi ilk yıkamada açıldı.',
  solution: 'Yenisi aynı gün verildi.',
  lesson: 'Her parti bir kez yıkanır.',
}

test('a story cannot be published while a name, an address or a number of the customer is in it, and what was found is named by its field', async () => {
  const item = await solved()
  await call(t.app, owner, addCustomerAddress, {
    params: { id: item.customer.id },
    body: { address: '+994 50 123 45 67' },
  })
  await solved('Umut Kaya')
  const { id } = (await pick(item.id)).body
  const leaves = async (body: object, field: string, kind: string, words: string) => {
    const changed = (await change(id, { ...plain, ...body })).body
    expect(changed.left).toEqual([{ field, kind, words }])
    const refused = await call(t.app, lead, contract.publishLesson, { params: { id } })
    expect(refused).toMatchObject({ status: 409, problem: 'lesson.person_left' })
    expect((await read(id, employee)).status).toBe(404)
  }
  await leaves({ title: 'GULSEN hanımın gömleği' }, 'title', 'name', 'GULSEN')
  await leaves({ problem: 'ismayilovanın gömleği' }, 'problem', 'name', 'ismayilovanın')
  await leaves({ problem: 'Komşusu UMUT KAYA da geldi' }, 'problem', 'name', 'UMUT KAYA')
  await leaves({ solution: 'Bir @ ornek.test adresine yazıldı' }, 'solution', 'email', 'Bir @ ornek.test')
  await leaves({ lesson: '050 123-45-67 aranır' }, 'lesson', 'phone', '050 123-45-67')
  await leaves({ lesson: `Kayıt ${item.number}` }, 'lesson', 'number', String(item.number))
  await leaves({ lesson: 'Fiş no 00231' }, 'lesson', 'number', '00231')
  expect((await change(id, { ...plain, lesson: 'Umut etmek yetmez' })).body.left).toEqual([])
  expect((await publish(id)).body.state).toBe('published')
  expect((await change(id, { title: 'Gülşən' })).problem).toBe('lesson.published')
})

test('a draft is made of what was said, how it was put right and what follows, with the people left out', async () => {
  const item = await solved('Səbinə Quliyeva', {
    solution: 'Səbinə xanıma 0505556677 nömrəsindən zəng edildi',
    newCause: 'Zəif tikiş',
  })
  expect((await pick(item.id, employee)).status).toBe(403)
  expect((await pick(item.id, elsewhereLead)).status).toBe(404)
  const draft = (await pick(item.id)).body
  expect(draft).toMatchObject({
    state: 'draft',
    title: 'Dikişi açıldı',
    problem: 'İlk yıkamada dikişi açıldı.',
    solution: '… xanıma … nömrəsindən zəng edildi',
    lesson: 'Dikiş zayıf\nHer parti bir kez yıkanır',
    cause: { words: 'Zəif tikiş' },
    case: { id: item.id, number: item.number },
    left: [],
  })
  const told = await complain(t, owner, { name: 'Səbinə Quliyeva' })
  const body = { text: 'Səbinə xanım, yenisi yoldadır', spoken: 'phone' } as const
  await call(t.app, owner, answerCase, { params: { id: told.id }, body })
  await review(t, owner, told.id)
  expect((await pick(told.id)).body.solution).toBe('… xanım, yenisi yoldadır')
  expect((await pick(item.id)).problem).toBe('lesson.picked_already')
  expect((await publish(draft.id)).status).toBe(200)
})

test('whoever answered and whom it is about are named by their first name neither', async () => {
  const about = await buildMember(business.scope, 'employee', [business.branchId])
  const aboutId = about.actor?.id ?? ''
  await business.scope.transaction((tx) =>
    tx.db.updateTable('member').set({ name: 'Gülşah Kurt' }).where('id', '=', aboutId).execute(),
  )
  const item = await complain(t, owner, { name: 'Bilinmez Kişi' })
  const body = { text: 'Gülşah Hanım özür diledi. Selin', spoken: 'phone' } as const
  await call(t.app, owner, answerCase, { params: { id: item.id }, body })
  await call(t.app, owner, updateComplaint, { params: { id: item.id }, body: { aboutMemberId: aboutId } })
  await review(t, owner, item.id)
  expect((await pick(item.id)).body.solution).toBe('… Hanım özür diledi. …')
})

test('only a solved complaint is picked, and only a whole story is published', async () => {
  const open = await complain(t, owner)
  expect((await pick(open.id)).problem).toBe('lesson.not_solved')
  const { id } = (await pick((await solved()).id)).body
  await change(id, { solution: ' ' })
  expect((await publish(id)).problem).toBe('lesson.unfinished')
  expect((await withdraw(id)).problem).toBe('lesson.not_published')
  const body = { causeId: '00000000-0000-4000-8000-000000000000' }
  expect((await call(t.app, lead, contract.changeLesson, { params: { id }, body })).problem).toBe(
    'lesson.cause_unknown',
  )
})

test('every employee reads and finds what is published by words and cause, without the case of another branch; withdrawn it is gone', async () => {
  const item = await solved('Ahmet Yıldız', { newCause: 'Etiket yanlış' })
  const { id } = (await pick(item.id)).body
  expect(await find(employee, { state: 'draft' })).toEqual([])
  expect(await find(elsewhereLead, { state: 'draft' })).not.toContain(id)
  expect(await find(lead, { state: 'draft' })).toContain(id)
  await change(id, { ...plain, title: 'Yün kazak çekti' })
  await publish(id)
  expect((await read(id, employee)).body.case?.id).toBe(item.id)
  expect((await read(id, elsewhere)).body).toMatchObject({ title: 'Yün kazak çekti', case: null, left: [] })
  for (const search of ['YUN kazak', 'cek', 'etiket yanlis']) expect(await find(elsewhere, { search })).toEqual([id])
  expect(await find(elsewhere, { search: 'kadife' })).toEqual([])
  const causes = (await call(t.app, owner, listCauses, { query: {} })).body.items
  const causeId = causes.find(({ words }) => words === 'Etiket yanlış')?.id
  expect(await find(elsewhere, { causeId: causeId ?? '' })).toEqual([id])
  expect(
    (await call(t.app, elsewhereLead, contract.withdrawLesson, { params: { id }, body: { why: 'x' } })).status,
  ).toBe(404)
  expect((await withdraw(id)).body).toMatchObject({ state: 'withdrawn', withdrawnWhy: 'No longer true' })
  expect((await read(id, elsewhere)).status).toBe(404)
  expect(await find(lead, { state: 'withdrawn' })).toEqual([id])
  expect((await publish(id)).body).toMatchObject({ state: 'published', withdrawnWhy: null })
})
