import { defineFeature } from '../../platform/feature.ts'
import { oweAnswer, oweAnswers } from './answering/owe-answer.ts'
import { feedbackRoutes } from './feedback.routes.ts'
import { checkImportJob } from './imports/check-import.ts'
import { takeInFileJob } from './imports/take-in-file.ts'
import { indexFeedbackWords, indexWordsJob } from './index-words.ts'
import { takeMoment, takeMoments } from './moments/take-moment.ts'
import { serveSaid } from './said/serve-said.ts'
import { catchUp, takeInCustomerWords } from './take-in-customer-words.ts'
import { sendNotices, sendNoticesJob } from './telling/send-notices.ts'
import { learnMoodsJob } from './understanding/learn-moods.ts'
import { keepReading, readAgainJob } from './understanding/read-again.ts'
import { installWithBusiness } from './understanding/ready-topics.ts'

export { indexFeedbackWords } from './index-words.ts'
export { choose as chooseMeans } from './listening/listening.ts'
export { change as changeMoment } from './moments/moments.ts'
export { takeMoments } from './moments/take-moment.ts'
export { type NewFeedback, takeIn } from './take-in.ts'
export { catchUp } from './take-in-customer-words.ts'
export { decideOn as decideOnTheme } from './themes/decide-theme.ts'
export { makeThemeOf } from './themes/write-themes.ts'

/** One record of whatever customers say, wherever they say it, with what became of it. */
export const feedback = defineFeature({
  name: 'feedback',
  routes: feedbackRoutes,
  pages: serveSaid,
  reactions: [...takeInCustomerWords, oweAnswer, takeMoment, installWithBusiness],
  jobs: [indexWordsJob, sendNoticesJob, checkImportJob, takeInFileJob, readAgainJob, learnMoodsJob],
  tickers: [
    { name: 'feedback.catch-up', everySeconds: 600, run: catchUp },
    { name: 'feedback.owe-answers', everySeconds: 300, run: oweAnswers },
    { name: 'feedback.take-moments', everySeconds: 300, run: takeMoments },
    { name: 'feedback.index-words', everySeconds: 120, run: indexFeedbackWords },
    { name: 'feedback.keep-reading', everySeconds: 300, run: keepReading },
    { name: 'feedback.send-notices', everySeconds: 60, run: sendNotices },
  ],
})
