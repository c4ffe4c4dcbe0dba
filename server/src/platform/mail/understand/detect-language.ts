import type { Language } from '@heed/contract/primitives.ts'
import { eld } from 'eld'

/** The detector knows Malay, not Indonesian; written, the two are nearly one. */
const detected: Record<string, Language> = { tr: 'tr', az: 'az', ms: 'id', zh: 'zh', en: 'en' }

/** How much likelier the customer's earlier language is than any other, on the detector's scale 0…1. */
const priorBonus = 0.15

let loading: Promise<typeof eld> | undefined

async function load(): Promise<typeof eld> {
  const own = eld.newInstance()
  if ('load' in own && typeof own.load === 'function') await own.load('extrasmall')
  own.setLanguageSubset(Object.keys(detected))
  return own
}

/**
 * The language of a text, or undefined when it does not say; letters that only one of the languages has decide first.
 * @param prior what the customer wrote before.
 */
export async function detectLanguage(text: string, prior?: Language): Promise<Language | undefined> {
  const sample = text.slice(0, 4000).replace(/https?:\/\/\S+|\S+@\S+|[\d_]+/g, ' ')
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return prior
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0
  if (han * 4 >= letters) return 'zh'
  if (/ə/iu.test(sample)) return 'az'
  loading ??= load()
  const result = (await loading).detect(sample)
  const scores = Object.entries(result.getScores()).map(([code, score]) => {
    const language = detected[code] ?? 'en'
    return { language, score: language === prior ? score + priorBonus : score }
  })
  const best = scores.sort((a, b) => b.score - a.score)[0]
  return best && (result.isReliable() || best.language === prior) ? best.language : prior
}
