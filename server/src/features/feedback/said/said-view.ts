import { type Language, languages } from '@heed/contract/primitives.ts'
import { inLanguage } from '../decisions/in-language.ts'
import { fill, publicTexts } from './public-texts.ts'
import type { Said, SaidEntry } from './read-said.ts'

/** What the built pages draw; the same shapes as `site/src/views.ts`, which the server never imports. */
type Around = {
  language: Language
  business: string | null
  title: string
  languagesLabel: string
  languages: { code: Language; name: string; href: string }[]
}
export type SaidView = Around & {
  kind: 'said'
  lead: string
  youSaid: string
  weDid: string
  empty: string
  entries: {
    id: string
    said: string
    saidLanguage: Language
    did: string
    didLanguage: Language
    doneOn: string
    doneWords: string
    voices: string | null
  }[]
  links: { href: string; text: string }[]
}
type NoticeView = Around & { kind: 'notice'; tone: 'plain'; text: string }
export type PublicView = SaidView | NoticeView

const around = (language: Language, business: string | null, title: string): Around => ({
  language,
  business,
  title,
  languagesLabel: publicTexts(language).page.languages,
  languages: languages
    .filter((code) => code !== language)
    .map((code) => ({ code, name: publicTexts(code).name, href: `?lang=${code}` })),
})

/** The first `count` entries, and a way to those that follow. */
export function viewSaid(said: Said, language: Language, count: number): SaidView {
  const { page } = publicTexts(language)
  const entries = said.entries.slice(0, count)
  const last = entries.at(-1)
  const hasMore = said.entries.length > count && last !== undefined
  const here = `?lang=${language}`
  return {
    ...around(language, said.business, page.title),
    kind: 'said',
    lead: fill(page.lead, { place: said.branch ? `${said.business} ${said.branch}` : said.business }),
    youSaid: page.youSaid,
    weDid: page.weDid,
    empty: page.empty,
    entries: entries.map((entry) => viewEntry(entry, language, said)),
    links: [
      ...(said.isContinued ? [{ href: here, text: page.newest }] : []),
      ...(hasMore ? [{ href: `${here}&after=${last.id}`, text: page.older }] : []),
    ],
  }
}

function viewEntry(entry: SaidEntry, language: Language, place: Said): SaidView['entries'][number] {
  const { page } = publicTexts(language)
  const said = inLanguage(entry.said, language, place.language)
  const did = inLanguage(entry.did, language, place.language)
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${entry.done_on}T12:00:00Z`))
  return {
    id: entry.id,
    said: said.text,
    saidLanguage: said.language,
    did: did.text,
    didLanguage: did.language,
    doneOn: entry.done_on,
    doneWords: [fill(page.doneOn, { day }), place.branch ? null : entry.branch].filter(Boolean).join(' · '),
    voices: entry.voices > 0 ? fill(page.voices, { n: String(entry.voices) }) : null,
  }
}

export const viewSaidNotice = (name: 'unknown' | 'later', language: Language): NoticeView => {
  const { page } = publicTexts(language)
  return { ...around(language, null, page[`${name}Title`]), kind: 'notice', tone: 'plain', text: page[`${name}Text`] }
}
