export { faultKinds } from './control/faults.ts'
export { demoSeed } from './demo/index.ts'
export { type NmbrsSeed, type NmbrsStandIn, startNmbrsStandIn } from './nmbrs/index.ts'
export {
  type ProcountorStandIn,
  type ProcountorStandInOptions,
  startProcountorStandIn,
} from './procountor/index.ts'
export { receiptRefusals, refusalOf } from './procountor/rules/refusals.ts'
export { bookkeeperRights, type ProcountorSeed, type SeedCompany, viewerRights } from './procountor/seed.ts'
export { type StandInAddresses, startStandIns } from './start-stand-ins.ts'
