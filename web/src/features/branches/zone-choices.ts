import { currencyName, placeOf } from '../../ui/format.ts'

/** Every zone that the browser knows, and the chosen one even where it does not. */
export const zoneChoices = (chosen: string) => {
  const known = Intl.supportedValuesOf('timeZone')
  return (known.includes(chosen) ? known : [chosen, ...known]).map((value) => ({
    value,
    label: `${placeOf(value)} (${value.split('/')[0]})`,
  }))
}

export const currencyChoices = () =>
  Intl.supportedValuesOf('currency').map((value) => ({ value, label: currencyName(value) }))
