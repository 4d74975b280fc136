package io.portcullis.model;

import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class NamesPropertyTest {
  @Property
  void aCanonicalNameIsItsOwnCanonicalForm(@ForAll @StringLength(max = 60) String name) {
    String once = DistinguishedName.canonical(name);
    assertThat(DistinguishedName.canonical(once)).isEqualTo(once);
  }

  @Property
  void bothSpellingsOfAnyNameAreOne(@ForAll("parts") List<String> parts) {
    String oneLine = parts.stream().map(p -> "/" + p).collect(Collectors.joining());
    String rfc = parts.reversed().stream().map(Object::toString).collect(Collectors.joining(","));
    assertThat(DistinguishedName.canonical(oneLine)).isEqualTo(DistinguishedName.canonical(rfc));
  }

  @Provide
  Arbitrary<List<String>> parts() {
    Arbitrary<String> type = Arbitraries.of("CN", "O", "OU", "C", "L", "DC");
    Arbitrary<String> value =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars('0', '-', '.')
            .ofMinLength(1)
            .ofMaxLength(12);
    return Combinators.combine(type, value)
        .as((t, v) -> t + "=" + v)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property
  void anAliasReadAgainIsTheSame(@ForAll AliasType type, @ForAll @StringLength(max = 80) String v) {
    if (v.isBlank() || type == AliasType.MAC) {
      return;
    }
    Alias alias = new Alias(type, v);
    assertThat(new Alias(type, alias.value())).isEqualTo(alias);
  }

  @Property
  void aMacIsOneNameInAnyForm(@ForAll @Size(6) List<@ByteRange(min = -128) Byte> octets) {
    List<String> hex = octets.stream().map(o -> String.format("%02X", o)).toList();
    assertThat(new Alias(AliasType.MAC, String.join("-", hex)))
        .isEqualTo(new Alias(AliasType.MAC, String.join("", hex)));
  }

  @Property
  void noShiftOfPartsGivesTheSameId(
      @ForAll @StringLength(max = 8) String a,
      @ForAll @StringLength(max = 8) String b,
      @ForAll @StringLength(min = 1, max = 8) String c) {
    assertThat(Ids.of("x", a, b + c))
        .isEqualTo(Ids.of("x", a, b + c))
        .isNotEqualTo(Ids.of("x", a, b, c))
        .matches("x-[0-9a-f]{32}");
    assertThat(Ids.of("x", a + c, b)).isNotEqualTo(Ids.of("x", a, b));
  }
}
