package io.portcullis.connectors.radius.das;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NasProfilesTest {
  private static final Session SESSION =
      new Session("A1", "192.0.2.7", "sw-1", "02:00:5e:10:00:0a", "x", "ge-0/0/7", Instant.EPOCH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"a\"}|identifiedBy, movedBy or macForm is missing",
        "{\"name\":\"a\",\"identifiedBy\":[\"Shoe-Size\"],\"macForm\":\"DOTS\",\"movedBy\":[]}"
            + "|Shoe-Size identifies no session",
        "{\"name\":\"a\",\"identifiedBy\":[],\"macForm\":\"DOTS\",\"movedBy\":[],\"colour\":1}|colour",
        "{\"name\":\"a\",\"identifiedBy\":[],\"macForm\":\"DOTS\",\"movedBy\":"
            + "[{\"attribute\":\"Tunnel-Type\",\"value\":\"VLAN\"}]}|value is not of its form",
        "{\"name\":\"a\",\"identifiedBy\":[],\"macForm\":\"DOTS\",\"movedBy\":"
            + "[{\"attribute\":\"Error-Cause\",\"value\":\"1\",\"vendor\":9}]}|vendor",
        "{\"name\":\"a\",\"identifiedBy\":[],\"otherwiseBy\":[[],[],[],[],[]],\"macForm\":\"DOTS\","
            + "\"movedBy\":[]}|otherwiseBy: more than 4",
        "{\"name\":\"a\",\"identifiedBy\":[],\"otherwiseBy\":[[\"Hat\"]],\"macForm\":\"DOTS\","
            + "\"movedBy\":[]}|otherwiseBy: Hat identifies no session",
        "{\"name\":\"a\",\"identifiedBy\":[],\"macForm\":\"DOTS\",\"movedBy\":[],\"endedBy\":"
            + "[{\"attribute\":\"Filter-Id\",\"value\":\"{vlan}\"}]}|endedBy: names a network"
      })
  void aWrongProfileIsRefusedWithItsField(String json, String problem) {
    // Given
    byte[] document = ("[" + json + "]").getBytes(StandardCharsets.UTF_8);
    // When / Then
    assertThatThrownBy(() -> NasProfiles.shipped().with(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void anUnknownProfileIsAnsweredWithThoseThereAre() {
    // When / Then
    assertThatThrownBy(() -> NasProfiles.shipped().named("hostap"))
        .hasMessageContaining("hostap; there are [aruba, cisco, freeradius, generic, hostapd]");
  }

  @Test
  void aSessionWithNothingOfItsOwnIsNotIdentified() {
    // Given
    Session nobody = new Session("", "192.0.2.7", "sw-1", "", "", "", Instant.EPOCH);
    // When
    List<List<Attribute>> names = NasProfiles.shipped().named("hostapd").identify(nobody);
    // Then
    assertThat(names).isEmpty();
  }

  @Test
  void hostapdPicksASessionOutByIdMacAndItsOwnName() {
    // When
    List<List<Attribute>> names = NasProfiles.shipped().named("hostapd").identify(SESSION);
    // Then
    assertThat(names).hasSize(1);
    assertThat(names.getFirst())
        .containsExactly(
            Attribute.text(AttributeType.ACCT_SESSION_ID, "A1"),
            Attribute.text(AttributeType.CALLING_STATION_ID, "02-00-5E-10-00-0A"),
            Attribute.text(AttributeType.NAS_IDENTIFIER, "sw-1"));
  }

  @Test
  void aUsersProfileMayUseTagsAndVendorAttributes() {
    // Given
    String json =
        """
        [{"name":"campus","identifiedBy":["NAS-Port-Id","NAS-IP-Address"],"macForm":"DOTS",
          "signedAnswers":true,"movedBy":[
          {"attribute":"Tunnel-Private-Group-Id","value":"{vlan}","tag":1},
          {"attribute":"Tunnel-Type","value":"13","tag":1},
          {"attribute":"Vendor-Specific","vendor":9,"vendorType":1,"value":"vlan={vlan}"}]}]
        """;
    // When
    NasProfile campus =
        NasProfiles.shipped().with(json.getBytes(StandardCharsets.UTF_8)).named("campus");
    // Then
    assertThat(campus.move("99").stream().map(a -> a.value().toString()))
        .containsExactly("013939", "0100000d", "0000000901" + "09" + "766c616e3d3939");
    assertThat(campus.identify(SESSION).getFirst()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "HYPHENS, 02-00-5E-10-00-0A",
    "COLONS, 02:00:5e:10:00:0a",
    "DOTS, 0200.5e10.000a",
    "PLAIN, 02005e10000a"
  })
  void aMacIsSpeltAsTheNasDoes(MacForm form, String spelt) {
    // When
    String text = form.spell("02:00:5e:10:00:0a");
    // Then
    assertThat(text).isEqualTo(spelt);
  }
}
