import type { DebtorPlan } from './company-plan.ts'
import { code, company } from './company-plan.ts'

export const moreDebtors: readonly DebtorPlan[] = [
  {
    name: 'Tunturin Matkailu Oy',
    companies: [
      company('Tunturin Hotellit Oy', 1_388_900, {
        costCenters: [code('100 Vastaanotto'), code('110 Kerroshoito'), code('120 Ravintola')],
        traits: ['closed-may'],
      }),
      company('Tunturin Rinteet Oy', 590_450, { costCenters: [code('100 Hissit'), code('200 Vuokraamo')] }),
      company('Tunturin Safarit Oy', 284_300, { traits: ['long-description'] }),
      company('Tunturin Kylpylä Oy', 644_120, {
        costCenters: [code('100 Altaat'), code('200 Hoitola')],
        traits: ['open-retroactive-run'],
      }),
    ],
  },
  {
    name: 'Järvi-Suomen Hoiva Oy',
    companies: [
      company('Järvi-Suomen Kotihoito Oy', 1_502_800, {
        costCenters: [code('4010 Mikkeli'), code('4020 Savonlinna'), code('4030 Pieksämäki')],
        traits: ['pending-september'],
      }),
      company('Järvi-Suomen Palvelukodit Oy', 1_690_250, {
        costCenters: [code('4110 Päiväkumpu'), code('4120 Lähdekoti')],
        traits: ['retroactive-run'],
      }),
      company('Järvi-Suomen Fysioterapia Oy', 376_400),
      company('Järvi-Suomen Työterveys Oy', 822_950, {
        costCenters: [code('4310 Lääkärit'), code('4320 Hoitajat')],
        traits: ['inactive-account'],
      }),
    ],
  },
  {
    name: 'Uudenmaan Siivous Oy',
    companies: [
      company('Uudenmaan Siivous Oy', 1_077_300, {
        costCenters: [code('701 Espoo'), code('702 Vantaa')],
        traits: ['missing-account'],
      }),
      company('Uudenmaan Keikkatyö Oy', 148_260, {
        periodType: 'W1',
        costCenters: [code('710 Keikat')],
        traits: ['two-hundred-corrections'],
      }),
      company('Uudenmaan Ikkunanpesu Oy', 233_800),
      company('Uudenmaan Kiinteistöhuolto Oy', 867_000, {
        costCenters: [code('720 Huolto'), code('730 Päivystys')],
        costUnits: [code('K-1 Kerrostalot'), code('K-2 Toimitilat')],
      }),
    ],
  },
  {
    name: 'Itämeren Rakennus Oy',
    companies: [
      company('Itämeren Rakennus Oy', 1_266_700, {
        costCenters: [
          code('801 Łódź-työmaa', { items: ['801 Lodz'] }),
          code('802 Rīga-työmaa', { items: ['802 Riga'] }),
        ],
        traits: ['foreign-letters'],
      }),
      company('Itämeren Telineet Oy', 433_900, { costCenters: [code('810 Telineet'), code('820 Varasto')] }),
      company('Itämeren Suunnittelu Oy', 705_250, { traits: ['unmapped-component'] }),
    ],
  },
  {
    name: 'Länsi-Suomen Autohuolto Oy',
    companies: [
      company('Länsi-Suomen Autohuolto Oy', 778_150, {
        costCenters: [code('1 Korjaamo'), code('2 Varaosat')],
        traits: ['lowering-corrections', 'tracking-periods'],
      }),
      company('Länsi-Suomen Rengas Oy', 351_600, { costCenters: [code('1 Asennus')] }),
      company('Länsi-Suomen Hinaus Oy', 267_900, { periodType: 'W4' }),
    ],
  },
  {
    name: 'Kalliopohja Holding Oy',
    companies: [
      company('Kalliopohja Holding Oy', 512_000, { traits: ['fiscal-year-from-july'] }),
      company('Kalliopohja Kiviainekset Oy', 934_800, {
        costCenters: [code('K10 Louhos'), code('K20 Murskaus')],
        traits: ['cross-year-correction'],
      }),
      company('Kalliopohja Luontokoulu ry', 189_450, { costCenters: [code('1 Opetus'), code('2 Retket')] }),
    ],
  },
]
