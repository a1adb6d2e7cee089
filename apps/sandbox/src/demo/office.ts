import type { DebtorPlan } from './company-plan.ts'
import { code, company } from './company-plan.ts'
import { moreDebtors } from './office-more.ts'

const july = { year: 2026, period: 7 }

const firstDebtors: readonly DebtorPlan[] = [
  {
    name: 'Kaislaranta Konserni Oy',
    companies: [
      company('Kaislaranta Leipomo Oy', 615_000, {
        costCenters: [
          code('100 Leipomo'),
          code('200 Myymälä'),
          code('02000 Jakelu', { since: { year: 2026, period: 10 } }),
        ],
        costUnits: [code('P-01 Ruisleipä'), code('P-02 Konditoria')],
        traits: ['sample-june', 'tracking-periods'],
      }),
      company('Kaislaranta Kuljetus Oy', 842_000, {
        costCenters: [code('10 Kuljettajat'), code('20 Terminaali')],
        traits: ['retroactive-run'],
      }),
      company('Kaislaranta Testiyhtiö Oy', 310_000, { costCenters: [code('1 Testi')] }),
    ],
  },
  {
    name: 'Revontuli Ruokapalvelut Oy',
    companies: [
      company('Revontuli Keittiöt Oy', 1_204_350, {
        costCenters: [code('02000 Keskuskeittiö'), code('03000 Koulukeittiöt')],
        netAccount: '0295',
      }),
      company('Revontuli Kahvilat Oy', 538_720, {
        costCenters: [code('310 Tampere'), code('320 Jyväskylä'), code('350 Hämeenlinna', { since: july, items: [] })],
      }),
      company('Revontuli Pitopalvelu Oy', 472_180, {
        costCenters: [
          code('300 Hallinto'),
          code('400 Juhlat', { since: july, items: ['400 Juhlat, pohjoinen', '400 Juhlat, etelä'] }),
        ],
      }),
      company('Revontuli Ravintolat Oy', 965_400, {
        costCenters: [code('500 Sali'), code('510 Yökerho', { since: july, inactive: true })],
      }),
    ],
  },
  {
    name: 'Estetty Asiakas Oy',
    companies: [
      company('Estetty Asiakas Oy', 288_900),
      company('Estetty Varasto Oy', 301_500, { costCenters: [code('1 Varasto'), code('2 Toimisto')] }),
    ],
  },
  {
    name: 'Hämeen Metallityö Oy',
    companies: [
      company('Hämeen Metallityö Oy', 1_845_000, {
        costCenters: [code('1000 Konepaja'), code('2000 Hitsaamo'), code('9000 Hallinto')],
        costUnits: [code('T-1001 Sillat'), code('T-1002 Säiliöt')],
        traits: ['cross-year-correction', 'tracking-periods'],
      }),
      company('Hämeen Metallityö Tuntipalkat Oy', 231_075, {
        periodType: 'W1',
        costCenters: [code('10 Verstas'), code('20 Asennus')],
        traits: ['week-53'],
      }),
      company('Hämeen Pintakäsittely Oy', 694_300, {
        costCenters: [code('1000 Maalaamo'), code('1100 Sinkitys')],
        traits: ['difference-account'],
      }),
    ],
  },
  {
    name: 'Ylä-Savon Maitotilat Osk',
    companies: [
      company('Ylä-Savon Meijeri Oy', 1_120_600, {
        periodType: 'W4',
        costCenters: [code('61 Meijeri'), code('62 Pakkaamo')],
      }),
      company('Ylä-Savon Lomittajat Oy', 402_250, {
        costCenters: [code('71 Iisalmi'), code('72 Kiuruvesi')],
        traits: ['lowering-corrections'],
      }),
      company('Ylä-Savon Koneurakointi Oy', 356_400, { traits: ['empty-run'] }),
    ],
  },
  {
    name: 'Skärgårdens Hamntjänst Ab',
    companies: [
      company('Skärgårdens Hamntjänst Ab', 755_500, {
        costCenters: [code('A1 Lastning'), code('A2 Bogsering')],
        traits: ['swedish'],
      }),
      company('Skärgårdens Färjor Ab', 688_000, {
        costCenters: [code('B1 Åbo'), code('B2 Nagu'), code('B3 Kökar', { people: 1 })],
        traits: ['swedish', 'tracking-periods'],
      }),
      company('Saariston Telakka Oy', 913_700, { costCenters: [code('C1 Telakka'), code('C2 Varustelu')] }),
      company('Saariston Sähkö Oy', 412_650, { traits: ['closed-2025'] }),
    ],
  },
]

/** An invented accounting office's clients: 12 debtors, 40 companies. The first company is the one of the tour. */
export const office: readonly DebtorPlan[] = [...firstDebtors, ...moreDebtors]

export const testCompanyName = 'Kaislaranta Testiyhtiö Oy'
export const blockedDebtorName = 'Estetty Asiakas Oy'
