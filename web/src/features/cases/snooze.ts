/** Times that a case is usually put off to, on this person's own clock. */
export const snoozeChoices = (now: Date) => {
  const at = (days: number, hour: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
  const daysToMonday = (8 - now.getDay()) % 7 || 7
  const choices = [
    { key: 'snoozeHour' as const, at: new Date(now.getTime() + 3_600_000) },
    { key: 'snoozeEvening' as const, at: at(0, 18) },
    { key: 'snoozeTomorrow' as const, at: at(1, 9) },
    { key: 'snoozeMonday' as const, at: at(daysToMonday, 9) },
  ]
  return choices.filter((choice) => choice.at.getTime() > now.getTime() + 1_800_000)
}
