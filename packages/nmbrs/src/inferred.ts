/**
 * What no document of the vendor says and we concluded. Each fact stands here and nowhere else, so that it can be
 * switched to its opposite when the service proves it wrong.
 */
export const inferred = {
  /** Name of the year parameter. Not published for these operations; siblings of the same service call it `intYear`. */
  yearParameter: {
    Journals_GetByRunCostCenterCostUnitPerYear: 'intYear',
    Journals_GetByRunCompany_v2: 'intYear',
  },
  /**
   * A fault without a code is a wrong e-mail or password (`---> Invalid combination email/password`) unless its words speak
   * of machinery: .NET puts its own breakdowns into the same place.
   */
  technicalFault:
    /SOAPAction|Object reference|XML|timed? ?out|deadlock|System\.(?!Web\.Services\.Protocols\.SoapException)/i,
} as const
