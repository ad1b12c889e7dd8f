import { answerParsers } from './parsers-of-answers.ts'
import { inputParsers } from './parsers-of-inputs.ts'

/** Everything that reads what others wrote. */
export const parsers = { ...inputParsers, ...answerParsers }
