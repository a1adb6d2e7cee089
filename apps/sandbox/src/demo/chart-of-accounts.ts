import type { LedgerAccount } from '../procountor/entities.ts'

/** Sales and purchase accounts that take only the general rate, the two reduced ones, or none. */
const salesVat = [25.5, 14, 13.5, 10, 0]

const balance = `
1020 Kehittämismenot
1160 Koneet ja kalusto
1175 Autot
1510 Aineet ja tarvikkeet
1701 Myyntisaamiset
1763 Arvonlisäverosaamiset
1850 Palkkaennakot
1860 Siirtosaamiset
1900 Käteisvarat
1910 Pankkitili
2001 Osakepääoma
2251 Edellisten tilikausien voitto
2371 Tilikauden tulos
2501 Lainat rahoituslaitoksilta
2871 Ostovelat
2939 Arvonlisäverovelka
2941 Ennakonpidätysvelka
2943 Sairausvakuutusmaksuvelka
2945 TyEL-velka
2947 Työttömyysvakuutusmaksuvelka
2949 Ryhmähenkivakuutusmaksuvelka
2951 Ammattiyhdistysjäsenmaksut
2953 Ulosottopidätykset
2961 Maksettavat nettopalkat
2963 Matkakustannusvelka
2965 Lomapalkkavelka
2967 Muut siirtovelat
0295 Palkkojen selvittelytili
9999 Erotustili`

const sales = `
3000 Myynti
3010 Palvelumyynti
3500 Muut liiketoiminnan tuotot`

const costs = `
4000 Ostot
4400 Ulkopuoliset palvelut
5000 Palkat
5010 Ylityöpalkat
5020 Sunnuntai- ja iltalisät
5100 Johdon palkat
5300 Lomapalkat
5310 Lomarahat
5400 Luontoisedut
5990 Palkkojen oikaisut
6110 TyEL-maksut
6300 Sairausvakuutusmaksut
6310 Tapaturmavakuutusmaksut
6320 Työttömyysvakuutusmaksut
6340 Ryhmähenkivakuutusmaksut
7000 Vapaaehtoiset henkilösivukulut
7100 Työterveyshuolto
7110 Henkilöstön koulutus
7230 Toimitilavuokrat
7400 Ajoneuvokulut
7700 Puhelin- ja tietoliikennekulut
7810 Päivärahat
7820 Majoitus ja matkaliput
7830 Kilometrikorvaukset
8000 Markkinointi
8340 Toimistotarvikkeet
8600 Taloushallintopalvelut
9440 Korkokulut`

const closed = `
2948 Sosiaaliturvamaksuvelka (vanha)
6100 Eläkemaksut (vanha tili)
7130 Työsuhde-edut (vanha tili)`

const read = (text: string): { code: string; name: string }[] =>
  text
    .trim()
    .split('\n')
    .map((line) => ({ code: line.slice(0, 4), name: line.slice(5) }))

/** A small Finnish chart of accounts; three accounts are no longer in use. */
export const chartOfAccounts: readonly LedgerAccount[] = [
  ...read(balance).map((account) => ({ ...account, active: true })),
  ...read(sales).map((account) => ({ ...account, active: true, vatPercents: salesVat })),
  ...read(costs).map((account) => ({ ...account, active: true })),
  ...read(closed).map((account) => ({ ...account, active: false })),
].sort((one, other) => (one.code < other.code ? -1 : 1))
