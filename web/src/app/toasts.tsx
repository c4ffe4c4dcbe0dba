import { Notifications } from '@mantine/notifications'

/** Where toasts appear. Those that were made before it was loaded wait for it. */
export const Toasts = () => <Notifications position="bottom-left" containerWidth={356} limit={3} />
