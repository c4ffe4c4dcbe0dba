import { type HotkeyItem, useHotkeys } from '@mantine/hooks'

const layers = '[role="menu"], [role="dialog"], [role="listbox"]'
let isLayerOpen = false

// Looked at before anyone hears the key: what Escape closes may be gone already when the page hears of it.
addEventListener(
  'keydown',
  () => {
    isLayerOpen = [...document.querySelectorAll(layers)].some((layer) => layer.checkVisibility())
  },
  true,
)

/** Keys of a page. While a menu, popover or dialog is open they rest: the keys are its own then. Fields that are being typed in keep their letters. */
export const usePageKeys = (keys: HotkeyItem[]) =>
  useHotkeys(
    keys.map(
      ([key, act, { preventDefault = true } = {}]): HotkeyItem => [
        key,
        (event) => {
          if (isLayerOpen) return
          if (preventDefault) event.preventDefault()
          act(event)
        },
        { preventDefault: false },
      ],
    ),
  )
