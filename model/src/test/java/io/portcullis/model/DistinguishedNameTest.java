package io.portcullis.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DistinguishedNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "/C=DE/O=Moat/CN=Issuing # CN=Issuing,O=Moat,C=DE",
        "/O=Moat/CN=a, b # CN=a\\, b,O=Moat",
        "/O=Moat/CN=path/to/it # CN=path/to/it,O=Moat",
        "/O=Moat/CN=a+b # CN=a\\+b,O=Moat",
        "/O=Moat \"x\"/CN=y # CN=y,O=Moat \\\"x\\\"",
        "/CN=x/emailAddress=a@example.org # emailAddress=a@example.org,CN=x",
      })
  void opensslsOneLineAndRfc2253AreOneName(String oneLine, String rfc2253) {
    assertThat(DistinguishedName.canonical(oneLine))
        .isEqualTo(DistinguishedName.canonical(rfc2253));
  }

  @Test
  void blanksAndCaseMakeNoOtherName() {
    assertThat(DistinguishedName.canonical(" CN = Issuing ,  O=MOAT "))
        .isEqualTo(DistinguishedName.canonical("cn=issuing,o=moat"));
  }

  @Test
  void theOrderOfThePartsMakesAnotherName() {
    assertThat(DistinguishedName.canonical("CN=a,O=b"))
        .isNotEqualTo(DistinguishedName.canonical("O=b,CN=a"));
  }

  @Test
  void aTextThatIsNoNameStaysAsItIs() {
    assertThat(DistinguishedName.canonical("  Our CA ")).isEqualTo("our ca");
    assertThat(DistinguishedName.canonical("CN=Keep\\")).isEqualTo("cn=keep\\");
    assertThat(DistinguishedName.canonical("CN=a\\zb,O=\\")).isEqualTo("cn=a\\zb,o=\\");
    assertThat(DistinguishedName.canonical("/nothing")).isEqualTo("/nothing");
    assertThat(DistinguishedName.canonical("")).isEmpty();
  }
}
