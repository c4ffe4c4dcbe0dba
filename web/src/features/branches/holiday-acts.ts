import {
  type holidayCountries,
  longestCalendarFile,
  readHolidayFile,
  suggestHolidays,
} from '@heed/contract/holidays.ts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { Problem } from '../../app/problem.ts'
import { decodeCalendar } from './decode-calendar.ts'

export type Asked =
  | { from: 'country'; country: (typeof holidayCountries)[number]; year: number }
  | { from: 'file'; file: File; timed: 'whole_day' | 'leave_out' }

/** What a file or a country would change in the hours of a branch; nothing is saved by it. */
export const usePreviewHolidays = (branchId: string) =>
  useMutation({
    mutationFn: async (asked: Asked) => {
      const params = { id: branchId }
      if (asked.from === 'country')
        return call(suggestHolidays, { params, query: { country: asked.country, year: asked.year } })
      const text = decodeCalendar(await asked.file.arrayBuffer())
      if (text.length > longestCalendarFile) throw new Problem('hours_file.too_large', 400)
      return call(readHolidayFile, { params, body: { text, timed: asked.timed } })
    },
  })
