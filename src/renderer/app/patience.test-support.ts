import { configure } from '@testing-library/react'

/* What is waited for may take longer on a busy machine. Vitest loads this before every window test. */

configure({ asyncUtilTimeout: 20_000 })
