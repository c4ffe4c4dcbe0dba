/** Answers of a survey for tests of other features. */
export { keepAnswers, repeat } from '../src/features/voice/figures/test-answers.ts'
