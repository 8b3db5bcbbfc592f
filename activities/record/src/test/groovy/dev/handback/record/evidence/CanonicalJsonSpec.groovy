package dev.handback.record.evidence

import spock.lang.Specification

/** The examples of RFC 8785 itself (requirement R5). */
class CanonicalJsonSpec extends Specification {

  def "literals, numbers and strings are spelled as RFC 8785 3.2.2 shows"() {
    expect:
    CanonicalJson.of('''{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }''') == '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
  }

  def "members are sorted by UTF-16 code units as RFC 8785 3.2.3 shows"() {
    when:
    def sorted = CanonicalJson.of('{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}')

    then:
    (sorted =~ /:"([^"]+)"/).collect { it[1] } == ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]
  }

  def "the number #bits is spelled #spelling, as in RFC 8785 appendix B"() {
    expect:
    CanonicalJson.of("[${Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))}]".toString()) == "[$spelling]"

    where:
    bits               | spelling
    "0000000000000000" | "0"
    "8000000000000000" | "0"
    "0000000000000001" | "5e-324"
    "7fefffffffffffff" | "1.7976931348623157e+308"
    "4340000000000000" | "9007199254740992"
    "444b1ae4d6e2ef50" | "1e+21"
    "44b52d02c7e14af5" | "9.999999999999997e+22"
    "44b52d02c7e14af6" | "1e+23"
    "3eb0c6f7a0b5ed8d" | "0.000001"
    "3eb0c6f7a0b5ed8c" | "9.999999999999997e-7"
    "41b3de4355555554" | "333333333.33333325"
  }

  def "the hash of an entry is SHA-256 over the previous hash's bytes and the entry's bytes"() {
    expect: "printf '%064d' 0 | xxd -r -p | cat - <(printf '{\"a\":\"€\"}') | sha256sum"
    Hash.GENESIS.next('{"a":"€"}').hex() == "4acf7888132a20bc9217b370ccfeccc239233865bf5817e0742c8cb969c297d1"
  }
}
