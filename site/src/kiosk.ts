import { ask } from './kiosk/ask.ts'
import { keepPages } from './kiosk/keep-pages.ts'

/*
 The survey on a tablet: asked from what was fetched once, answers kept on the tablet until they are sent, each once. As its own service
 worker this file keeps the page, so that the tablet can be switched on without a network. Nothing here is needed for the page itself.
*/
if (typeof document === 'undefined') keepPages(self as never)
else void ask()
