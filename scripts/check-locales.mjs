// Every text exists in every language, with the same placeholders, and none is left empty.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const languages = ['en', 'tr', 'id', 'az', 'zh']
const flatten = (value, path = '') =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value).flatMap(([key, child]) => flatten(child, path ? `${path}.${key}` : key))
// Languages differ in their plural forms; the text behind them must exist all the same.
const bare = (key) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const placeholders = (text) =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)]
    .map((match) => match[1])
    .sort()
    .join()

const problems = []
for (const folder of ['locales', 'content/mail', 'content/said']) {
  const perLanguage = folder === 'locales'
  const files = perLanguage ? readdirSync(join(folder, 'en')) : ['']
  for (const file of files) {
    const read = (language) => {
      try {
        return new Map(
          flatten(
            JSON.parse(
              readFileSync(perLanguage ? join(folder, language, file) : join(folder, `${language}.json`), 'utf8'),
            ),
          ),
        )
      } catch (error) {
        problems.push(`${folder}/${language}/${file}: ${error.message}`)
        return new Map()
      }
    }
    const english = read('en')
    for (const language of languages.slice(1)) {
      const texts = read(language)
      const known = new Map([...texts].map(([key, text]) => [bare(key), text]))
      for (const [key, text] of english) {
        const translated = texts.get(key) ?? known.get(bare(key))
        if (translated === undefined || translated.trim() === '')
          problems.push(`${folder} ${language} ${file}: ${key} is missing`)
        else if (placeholders(translated) !== placeholders(text) && !/_(zero|one)$/.test(key))
          problems.push(`${folder} ${language} ${file}: ${key} has other placeholders than English`)
      }
      const wanted = new Set([...english.keys()].map(bare))
      for (const key of texts.keys())
        if (!wanted.has(bare(key))) problems.push(`${folder} ${language} ${file}: ${key} is not in English`)
    }
  }
}
for (const problem of problems) console.log(problem)
console.log(`${problems.length} problems in the texts`)
process.exit(problems.length === 0 ? 0 : 1)
