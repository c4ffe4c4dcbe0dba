import type { BoardColumn } from '@heed/contract/today-board.ts'

export const keyOf = ({ of, branch, day, from, until }: BoardColumn) =>
  of === 'day' ? `${day}` : [of, branch?.id, from, until].filter(Boolean).join('-')

export const countOf = ({ people }: BoardColumn) => people.reduce((sum, { items }) => sum + items.length, 0)

/** Without what is done here and only waits to be sent. */
export const withoutDone = (column: BoardColumn, acts: { id: string }[]): BoardColumn => ({
  ...column,
  people: column.people.map(({ person, items }) => ({
    person,
    items: items.filter(({ id }) => !acts.some((done) => done.id === id)),
  })),
})
