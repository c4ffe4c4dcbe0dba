import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@heed/contract/permissions.ts'
import { type Language, languages } from '@heed/contract/primitives.ts'
import type { OpeningHours } from '@heed/contract/workspace.ts'

export type Script = {
  scenarios: { key: string; kind: string; subject: string; message: string; answer: string; thanks: string }[]
  comments: { good: string[]; bad: string[] }
  names: string[]
  /** Said in the shop, on paper and on review sites. */
  remarks: { good: string[]; bad: string[] }
}

/** What customers of the demo write, in each language. */
export const readScripts = (): Record<Language, Script> =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      JSON.parse(readFileSync(join(import.meta.dirname, `../../../../content/demo/${language}.json`), 'utf8')),
    ]),
  ) as Record<Language, Script>

export type StageDecision = {
  /** The scenario whose customers it answers. */
  key: string
  decidedDaysAgo: number
  doneDaysAgo: number | null
  /** Share of those who spoke before it was done that were told. */
  told: number
  isPublic: boolean
  said: Record<Language, string>
  did: Record<Language, string>
}

/** What the business decided about what they said. */
export const readDecisions = (): StageDecision[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../content/demo/decisions.json'), 'utf8'))

const days = (spans: [string, string][], weekdays: string[]) => Object.fromEntries(weekdays.map((day) => [day, spans]))
const weekdays = ['1', '2', '3', '4', '5']

export type StageBranch = {
  name: string
  zone: string
  currency: string
  language: Language
  hours: OpeningHours
  address: string
  share: number /** How much slower than the others it answers. */
  slowness: number
}

export const branches: StageBranch[] = [
  {
    name: 'Kadıköy',
    zone: 'Europe/Istanbul',
    currency: 'TRY',
    language: 'tr',
    address: 'merhaba@narin.example',
    share: 0.5,
    slowness: 1,
    hours: { weekly: { ...days([['09:00', '19:00']], weekdays), '6': [['10:00', '19:00']] }, overrides: [] },
  },
  {
    name: 'Gənclik',
    zone: 'Asia/Baku',
    currency: 'AZN',
    language: 'az',
    address: 'salam@narin.example',
    share: 0.28,
    slowness: 1.9,
    hours: {
      weekly: {
        ...days(
          [
            ['10:00', '13:30'],
            ['14:30', '19:00'],
          ],
          weekdays,
        ),
        '6': [['11:00', '17:00']],
      },
      overrides: [],
    },
  },
  {
    name: 'Kemang',
    zone: 'Asia/Jakarta',
    currency: 'IDR',
    language: 'id',
    address: 'halo@narin.example',
    share: 0.22,
    slowness: 0.8,
    hours: {
      weekly: { ...days([['09:00', '18:00']], weekdays), '6': [['09:00', '15:00']], '7': [['09:00', '15:00']] },
      overrides: [],
    },
  },
]

export type StageMember = {
  name: string
  email: string
  role: Role
  branch: number | null
  language: Language
  slowness: number
}

/** The first is the owner. */
export const members: StageMember[] = [
  { name: 'Selin Aksoy', email: 'selin@narin.example', role: 'owner', branch: null, language: 'en', slowness: 1 },
  { name: 'Mert Demirtaş', email: 'mert@narin.example', role: 'manager', branch: 0, language: 'tr', slowness: 0.9 },
  { name: 'Elif Kaya', email: 'elif@narin.example', role: 'lead', branch: 0, language: 'tr', slowness: 0.7 },
  { name: 'Deniz Toprak', email: 'deniz@narin.example', role: 'employee', branch: 0, language: 'tr', slowness: 1.5 },
  { name: 'Ceren Bulut', email: 'ceren@narin.example', role: 'employee', branch: 0, language: 'tr', slowness: 1 },
  { name: 'Tural Həsənov', email: 'tural@narin.example', role: 'lead', branch: 1, language: 'az', slowness: 1 },
  { name: 'Nigar Səfərova', email: 'nigar@narin.example', role: 'employee', branch: 1, language: 'az', slowness: 0.9 },
  { name: 'Bima Putra', email: 'bima@narin.example', role: 'employee', branch: 2, language: 'id', slowness: 0.8 },
  { name: 'Sari Dewanti', email: 'sari@narin.example', role: 'employee', branch: 2, language: 'id', slowness: 1.1 },
  { name: 'Lin Yue', email: 'lin@narin.example', role: 'observer', branch: null, language: 'zh', slowness: 1 },
]

/** Which languages write to which branch, by weight. */
export const tongues: Language[][] = [
  ['tr', 'tr', 'tr', 'tr', 'tr', 'tr', 'en', 'zh'],
  ['az', 'az', 'az', 'az', 'tr', 'en'],
  ['id', 'id', 'id', 'id', 'en', 'zh'],
]
