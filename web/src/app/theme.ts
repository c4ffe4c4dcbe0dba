import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { t } from 'i18next'
import { darkTokens, lightTokens, steadyTokens } from './tokens.ts'

const sans =
  '"Hanken Grotesk Variable","PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif'
const voice = '"Source Serif 4 Variable",Georgia,"Songti SC","Noto Serif SC","Noto Serif CJK SC",serif'

/** Asked at each drawing, since the name of the closing button is in the reader's language. */
const layer = () => ({ overlayProps: { backgroundOpacity: 0.32 }, closeButtonProps: { 'aria-label': t('act.close') } })

export const theme = createTheme({
  primaryColor: 'mulberry',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    mulberry: [
      '#fdf4f6',
      '#fbe6ea',
      '#f8cdd6',
      '#f2acbc',
      '#e7839d',
      '#d35a7e',
      '#bb3c66',
      '#9e2952',
      '#7e2041',
      '#5b172e',
    ],
    gray: [
      '#fcfaf9',
      '#f7f4f3',
      '#f2eeed',
      '#e8e2e0',
      '#d3cac8',
      '#99908e',
      '#706664',
      '#564d4c',
      '#37302e',
      '#201a19',
    ],
    dark: [
      '#f0ebea',
      '#cdc5c5',
      '#a89f9f',
      '#817878',
      '#4a4041',
      '#352d2e',
      '#282122',
      '#1f191a',
      '#171213',
      '#120e0f',
    ],
  },
  black: '#201a19',
  fontFamily: sans,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '16px' },
  breakpoints: { xs: '24em', sm: '45em', md: '62em', lg: '69em', xl: '90em' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '26px', lineHeight: '1.2' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' } },
    // What helps to fill in a field is read as other small words are; the library's own measure is two sizes below the field.
    InputWrapper: {
      vars: () => ({
        label: {},
        error: { '--input-error-size': '12px' },
        description: { '--input-description-size': '12px' },
      }),
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Paper: { defaultProps: { radius: 'lg', withBorder: true } },
    Modal: { defaultProps: () => ({ radius: 'lg', centered: true, ...layer() }) },
    Drawer: { defaultProps: layer },
    Menu: { defaultProps: { radius: 'md', shadow: 'none' } },
    Popover: { defaultProps: { radius: 'md', shadow: 'none' } },
  },
  other: { voiceFont: voice },
})

const asVariables = (tokens: Record<string, string>) =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]))

const mantineSurfaces = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--over)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
}

/** Puts our own tokens beside Mantine's variables, and Mantine's surfaces on ours. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { ...asVariables(steadyTokens), '--sans': sans, '--voice': voice },
  light: { ...asVariables(lightTokens), ...mantineSurfaces },
  dark: { ...asVariables(darkTokens), ...mantineSurfaces },
})
