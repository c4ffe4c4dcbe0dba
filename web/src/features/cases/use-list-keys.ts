import type { HotkeyItem } from '@mantine/hooks'
import { usePageKeys } from '../../ui/page-keys.ts'

type ListKeys = { onMove: (step: 1 | -1) => void; onOpen?: () => void }

/** j and k move through a list, Enter opens. */
export const useListKeys = ({ onMove, onOpen }: ListKeys) => {
  const open: HotkeyItem[] = onOpen ? [['Enter', onOpen, { preventDefault: false }]] : []
  usePageKeys([
    ['j', () => onMove(1)],
    ['k', () => onMove(-1)],
    ['ArrowDown', () => onMove(1)],
    ['ArrowUp', () => onMove(-1)],
    ...open,
  ])
}
