package dev.handback.estate

class OpenLdapSpec extends LdapDirectorySpec {
  @Override
  LdapDirectory start(Launch launch) {
    OpenLdap.start(launch)
  }

  def "a deleted person leaves no name behind in a group"() {
    given:
    asAdmin {
      it.add("dn: cn=staff,dc=example,dc=com", "objectClass: groupOfNames", "cn: staff",
          "member: ${LEAVER.user()}", "member: ${server.admin().user()}")
    }

    expect:
    asAdmin { it.getEntry(LEAVER.user(), "memberOf").getAttributeValues("memberOf") } == ["cn=staff,dc=example,dc=com"]

    when:
    asAdmin { it.delete(LEAVER.user()) }

    then:
    asAdmin { it.getEntry("cn=staff,dc=example,dc=com").getAttributeValues("member") } == [server.admin().user()]
  }
}
