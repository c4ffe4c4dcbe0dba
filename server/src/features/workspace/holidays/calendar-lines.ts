import { ProblemError } from '../../../platform/problem.ts'

/** `DTSTART;VALUE=DATE:20270101` in its parts; names are in capitals. */
export type Line = { name: string; parameters: Map<string, string>; value: string }

const longestLine = 20_000
const mostEvents = 5_000

const refused = (rule: 'not_a_calendar' | 'line_too_long' | 'too_many_entries') =>
  new ProblemError(400, `hours_file.${rule}`, 'This file cannot be read as a calendar of holidays')

/**
 * The entries (VEVENT) of an iCalendar text, each as its lines, unfolded: lines that begin with a blank go on with the one
 * before. CRLF, LF and CR end a line. One pass; what no honest file has is refused.
 * @throws ProblemError for what is no calendar, a line without end and too many entries.
 */
export function readEntries(text: string): Line[][] {
  const entries: Line[][] = []
  let isCalendar = false
  let entry: Line[] | undefined
  let nested = 0
  for (const raw of unfold(text)) {
    const line = parseLine(raw)
    if (!line) continue
    const block = line.name === 'BEGIN' || line.name === 'END' ? line.value.trim().toUpperCase() : undefined
    if (line.name === 'BEGIN' && block === 'VCALENDAR') isCalendar = true
    else if (line.name === 'BEGIN' && block === 'VEVENT') entry = []
    else if (line.name === 'END' && block === 'VEVENT') {
      if (entry) entries.push(entry)
      if (entries.length > mostEvents) throw refused('too_many_entries')
      entry = undefined
      nested = 0
    }
    // An alarm within an entry has times of its own.
    else if (line.name === 'BEGIN') nested++
    else if (line.name === 'END') nested--
    else if (nested === 0) entry?.push(line)
  }
  if (!isCalendar) throw refused('not_a_calendar')
  return entries
}

function* unfold(text: string): Generator<string> {
  let pending: string[] = []
  let length = 0
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    let end = at
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
    const line = text.slice(at, end)
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
    const goesOn = line[0] === ' ' || line[0] === '\t'
    if (!goesOn && pending.length > 0) {
      yield pending.join('')
      pending = []
      length = 0
    }
    pending.push(goesOn ? line.slice(1) : line)
    length += line.length
    if (length > longestLine) throw refused('line_too_long')
  }
  if (pending.length > 0) yield pending.join('')
}

/** The first colon outside quotation marks parts the name from the value. */
function parseLine(raw: string): Line | undefined {
  const parts: string[] = []
  let from = 0
  let isQuoted = false
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at]
    if (character === '"') isQuoted = !isQuoted
    if (isQuoted || (character !== ';' && character !== ':')) continue
    parts.push(raw.slice(from, at))
    from = at + 1
    if (character === ':') break
  }
  const [name, ...parameters] = parts
  if (name === undefined || raw[from - 1] !== ':') return undefined
  return {
    name: name.trim().toUpperCase(),
    parameters: new Map(
      parameters.map((parameter) => {
        const [key = '', ...value] = parameter.split('=')
        return [key.trim().toUpperCase(), value.join('=').replaceAll('"', '')]
      }),
    ),
    value: raw.slice(from),
  }
}
