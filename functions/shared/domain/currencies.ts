/**
 * The currencies of ISO 4217, list one of 2026-01-01, reviewed by hand: all that have a minor unit. Metals, units of
 * account and the codes for tests and for "no currency" are left out, since nobody pays in them.
 */
const active = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
   CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
   HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
   MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
   RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
   USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/),
);

/** Withdrawn since 2020. A billing site lags behind ISO, and a payment in one of them is a payment all the same. */
const withdrawn = new Set(['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL']);

/** Without a minor unit in ISO 4217: amounts are whole units. */
const zeroDecimal = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));

/** Whether ISO 4217 knows this code; upper case only. */
export const isCurrency = (code: string): boolean => active.has(code) || withdrawn.has(code);

/**
 * How many decimal digits an amount of this currency carries at Chargebee: none, or two. Two also where ISO 4217 has
 * three or four (KWD, CLF): Chargebee counts them in hundredths.
 */
export const digitsOf = (currency: string): 0 | 2 => (zeroDecimal.has(currency) ? 0 : 2);
