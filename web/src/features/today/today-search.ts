export const todayViews = ['mine', 'branch', 'shift', 'week'] as const
export type TodayView = (typeof todayViews)[number]

export type TodaySearch = { view?: Exclude<TodayView, 'mine'> }

export const readTodaySearch = ({ view }: Record<string, unknown>): TodaySearch => ({
  view: todayViews.find((known): known is Exclude<TodayView, 'mine'> => known === view && known !== 'mine'),
})
