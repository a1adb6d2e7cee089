export { demoSeed } from './demo-seed.ts'
