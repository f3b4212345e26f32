'use client'

/** Inside the shell it says the same. */
export { default } from '../error'
