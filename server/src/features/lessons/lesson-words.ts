import { cutWords } from '../cases/index.ts'

type Texts = { title: string; problem: string; solution: string; lesson: string; cause: string | null }

/** What it is found by. */
export const wordsOf = ({ title, problem, solution, lesson, cause }: Texts): string[] => [
  ...cutWords([title, problem, solution, lesson, cause].filter(Boolean).join('\n')),
]
