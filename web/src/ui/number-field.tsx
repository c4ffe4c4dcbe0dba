import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { number, separators } from './format.ts'
import { outOfRange } from './out-of-range.ts'

/** A number as the reader's language writes it. One out of bounds is said at the field and never made another one silently. */
export const NumberField = ({ min, max, error, value, ...rest }: NumberInputProps) => {
  const { t } = useTranslation()
  const side = outOfRange(value, min, max)
  const says =
    side === 'low'
      ? t('range.least', { n: bound(min) })
      : side === 'high'
        ? t('range.most', { n: bound(max) })
        : undefined
  return (
    <NumberInput
      {...separators()}
      {...rest}
      // A field that its form keeps by itself stays so.
      {...(value === undefined ? {} : { value })}
      min={min}
      max={max}
      clampBehavior="none"
      error={error || says}
    />
  )
}

const bound = (value: unknown) => (Number.isInteger(Number(value)) ? number(Number(value)) : number(Number(value), 1))
