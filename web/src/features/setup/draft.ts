import type { SetupInput } from '@heed/contract/setup.ts'
import { usualHoursOf } from '../branches/hours.ts'

/** What the set-up has gathered so far. */
export type Draft = SetupInput
export type StepProps = { draft: Draft; change: (part: Partial<Draft>) => void }

const currencyByZone: Record<string, string> = {
  'Europe/Istanbul': 'TRY',
  'Asia/Baku': 'AZN',
  'Asia/Jakarta': 'IDR',
  'Asia/Makassar': 'IDR',
  'Asia/Jayapura': 'IDR',
  'Asia/Shanghai': 'CNY',
  'Asia/Urumqi': 'CNY',
  'Europe/London': 'GBP',
}
const currencyByLanguage: Record<string, string> = { tr: 'TRY', az: 'AZN', id: 'IDR', zh: 'CNY', en: 'EUR' }

export const startDraft = (language: Draft['language']): Draft => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    language,
    kind: 'shop',
    name: '',
    branch: {
      name: '',
      zone,
      currency: currencyByZone[zone] ?? currencyByLanguage[language] ?? 'EUR',
      hours: usualHoursOf('shop'),
    },
    owner: { name: '', email: '', password: '' },
  }
}

/** Another kind of business brings its own usual hours, unless somebody has changed them already. */
export const withKind = ({ kind: before, branch }: Draft, kind: Draft['kind']): Partial<Draft> => {
  const areUntouched = JSON.stringify(branch.hours) === JSON.stringify(usualHoursOf(before))
  return areUntouched ? { kind, branch: { ...branch, hours: usualHoursOf(kind) } } : { kind }
}

export type Fault = 'missing' | 'passwordShort' | 'emailOdd'

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** What a step still lacks, by field; empty when one may go on. */
export const faultsOf = (step: number, draft: Draft): Record<string, Fault> => {
  const faults: Record<string, Fault> = {}
  const need = (field: string, value: string) => {
    if (!value.trim()) faults[field] = 'missing'
  }
  if (step === 0) need('name', draft.name)
  if (step === 1) need('branch', draft.branch.name)
  if (step === 2) {
    need('ownerName', draft.owner.name)
    if (!isEmail(draft.owner.email)) faults.email = 'emailOdd'
    if (draft.owner.password.length < 10) faults.password = 'passwordShort'
    if (draft.supportAddress && !isEmail(draft.supportAddress)) faults.support = 'emailOdd'
  }
  return faults
}
