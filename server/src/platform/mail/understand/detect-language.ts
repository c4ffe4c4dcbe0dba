import type { Language } from '@heed/contract/primitives.ts'
import { eld } from 'eld'

/** The detector knows Malay, not Indonesian; written, the two are nearly one. */
const detected: Record<string, Language> = { tr: 'tr', az: 'az', ms: 'id', zh: 'zh', en: 'en' }

/** How much likelier the customer's earlier language is than any other, on the detector's scale 0…1. */
const priorBonus = 0.15

/** Of so few letters the detector is often sure of the wrong neighbour: Turkish "Fatura lazım" is Azerbaijani to it, and nothing else. */
const fewLetters = 40
/** What it must give another language before a short text is believed to be none of the language expected. */
const clearScore = 0.76

/** Letters of Turkish and Azerbaijani that none of the others writes. */
const turkicLetters = /[çğıöşüÇĞİÖŞÜ]/

let loading: Promise<typeof eld> | undefined

async function load(): Promise<typeof eld> {
  const own = eld.newInstance()
  if ('load' in own && typeof own.load === 'function') await own.load('extrasmall')
  own.setLanguageSubset(Object.keys(detected))
  return own
}

/**
 * The language of a text, or undefined when it does not say; letters that only one of the languages has decide first.
 * @param prior what the customer wrote before, or else what the channel speaks; on weak evidence it stays.
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
  if (prior && best && best.language !== prior && letters < fewLetters && best.score < clearScore) {
    const isForeign = prior !== 'tr' && prior !== 'az' && turkicLetters.test(sample)
    if (!isForeign) return prior
  }
  return best && (result.isReliable() || best.language === prior) ? best.language : prior
}
