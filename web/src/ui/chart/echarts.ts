import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Only what our charts draw with: this file is fetched when a page first shows one.
use([LineChart, GridComponent, TooltipComponent, AriaComponent, MarkLineComponent, SVGRenderer])

export const start = (element: HTMLElement) => init(element, undefined, { renderer: 'svg' })
