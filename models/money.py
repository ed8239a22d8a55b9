"""Currencies: their codes, and how many digits their smallest unit has."""

from models.errors import Refused

_TWO_DIGITS = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD "
    "KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO "
    "NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL "
    "THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"

_DIGITS: dict[str, int] = {
    code: digits for digits, codes in ((2, _TWO_DIGITS), (0, _NO_DIGITS), (3, _THREE_DIGITS)) for code in codes.split()
}
"""ISO 4217: minor units of the currencies in use."""

CURRENCIES = tuple(sorted(_DIGITS))


def currency(text: str, field: str = "currency") -> str:
    """Return the code of a currency in capitals. Raises: Refused when it is none in use."""
    code = text.strip().upper()
    if code not in _DIGITS:
        raise Refused(f"“{text.strip()[:20]}” is not a currency; write three letters like GBP or EUR", field=field)
    return code


def minor_digits(code: str) -> int:
    """Return how many digits follow the point: 2 for GBP, 0 for JPY, 3 for KWD."""
    return _DIGITS[currency(code)]
