import { useHotkeys } from '@mantine/hooks'

type ListKeys = { onMove: (step: 1 | -1) => void; onOpen?: () => void }

/** j and k move through a list, Enter opens. Fields that are being typed in keep their letters. */
export const useListKeys = ({ onMove, onOpen }: ListKeys) =>
  useHotkeys([
    ['j', () => onMove(1)],
    ['k', () => onMove(-1)],
    ['ArrowDown', () => onMove(1)],
    ['ArrowUp', () => onMove(-1)],
    ...(onOpen
      ? ([['Enter', () => onOpen(), { preventDefault: false }]] as [string, () => void, { preventDefault: boolean }][])
      : []),
  ])
