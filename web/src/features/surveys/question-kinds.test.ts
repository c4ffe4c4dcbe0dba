import { expect, test } from 'vitest'
import { copyOf, freeId, moved, newQuestion, offeredKinds } from './question-kinds.ts'

test('every new question has a name of its own and what its kind needs', () => {
  const questions: ReturnType<typeof newQuestion>[] = []
  for (const kind of offeredKinds) questions.push(newQuestion(kind, questions))
  expect(new Set(questions.map(({ id }) => id)).size).toBe(offeredKinds.length)
  expect(questions.find(({ kind }) => kind === 'matrix')).toMatchObject({ options: [{}, {}], rows: [{}, {}] })
  expect(freeId('o', [{ id: 'o1' }, { id: 'o3' }])).toBe('o2')
})

test('a copy is another question, and only the first counts towards a figure', () => {
  const first = { ...newQuestion('satisfaction', []), countsAs: 'speed' as const }
  const copy = copyOf(first, [first])
  expect([copy.id, copy.countsAs]).toEqual(['q2', undefined])
})

test('a moved question changes places with its neighbour', () => {
  const [one, two, three] = ['text', 'date', 'number'].map((kind, at) => ({
    ...newQuestion(kind as 'text', []),
    id: `q${at}`,
  }))
  if (!one || !two || !three) throw new Error('three questions')
  expect(moved([one, two, three], 2, -1)).toEqual([one, three, two])
})
