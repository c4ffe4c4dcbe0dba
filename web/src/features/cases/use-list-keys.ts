import type { HotkeyItem } from '@mantine/hooks'
import { usePageKeys } from '../../ui/page-keys.ts'

type ListKeys = {
  onMove: (step: 1 | -1) => void
  onOpen?: () => void
  /** x, and with Shift everything up to here. */
  onChoose?: (isRange: boolean) => void
  onClear?: () => void
}

/** j and k move through a list, Enter opens, x chooses. */
export const useListKeys = ({ onMove, onOpen, onChoose, onClear }: ListKeys) => {
  const gentle = { preventDefault: false }
  const keys: HotkeyItem[] = [
    ['j', () => onMove(1)],
    ['k', () => onMove(-1)],
    ['ArrowDown', () => onMove(1)],
    ['ArrowUp', () => onMove(-1)],
  ]
  if (onOpen) keys.push(['Enter', onOpen, gentle])
  if (onChoose) keys.push(['x', () => onChoose(false)], ['shift+x', () => onChoose(true)])
  if (onClear) keys.push(['Escape', onClear, gentle])
  usePageKeys(keys)
}
