/** Every chain of the demo, one file each with its three languages. */
import type { DemoChain } from '../types.ts'
import { budgetVote } from './budget-vote.ts'
import { cableContract } from './cable-contract.ts'
import { cableExplainer } from './cable-explainer.ts'
import { cableSurvey } from './cable-survey.ts'
import { castanInterview } from './castan-interview.ts'
import { centralBankRate } from './central-bank-rate.ts'
import { conferenceOpening } from './conference-opening.ts'
import { conferenceStatement } from './conference-statement.ts'
import { cupFinal } from './cup-final.ts'
import { directLine } from './direct-line.ts'
import { ferryFares } from './ferry-fares.ts'
import { freighterRescue } from './freighter-rescue.ts'
import { halmeerClinic } from './halmeer-clinic.ts'
import { inflation } from './inflation.ts'
import { karvalaPort } from './karvala-port.ts'
import { openWater } from './open-water.ts'
import { ostenPrize } from './osten-prize.ts'
import { readingRoom } from './reading-room.ts'
import { seafarersBallot } from './seafarers-ballot.ts'
import { seagrassMap } from './seagrass-map.ts'
import { speakerVisit } from './speaker-visit.ts'
import { stormCalder } from './storm-calder.ts'
import { straitRules } from './strait-rules.ts'
import { straitSwim } from './strait-swim.ts'
import { tavoriaElection } from './tavoria-election.ts'

export const demoChains: readonly DemoChain[] = [
  budgetVote,
  speakerVisit,
  seafarersBallot,
  inflation,
  centralBankRate,
  cableContract,
  castanInterview,
  cableExplainer,
  ferryFares,
  stormCalder,
  karvalaPort,
  halmeerClinic,
  conferenceOpening,
  conferenceStatement,
  tavoriaElection,
  directLine,
  straitRules,
  openWater,
  freighterRescue,
  readingRoom,
  ostenPrize,
  cupFinal,
  straitSwim,
  seagrassMap,
  cableSurvey,
]
