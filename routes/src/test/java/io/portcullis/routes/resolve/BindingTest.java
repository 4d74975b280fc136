package io.portcullis.routes.resolve;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.routes.resolve.Binding.Holder;

import static org.assertj.core.api.Assertions.assertThat;

class BindingTest {
  private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void aStoreOfAnEarlierReleaseIsRead() {
    String stored =
        """
        {"holders": [
          {"subject": "dev-1", "from": "2026-03-01T08:00:00Z", "to": "2026-03-02T08:00:00Z"},
          {"subject": "dev-2", "from": "2026-03-02T08:00:00Z"}], "announced": ["mac=x"]}
        """;
    // When
    Binding binding = Json.read(stored.getBytes(StandardCharsets.UTF_8), Binding.class);
    // Then: what was handed on stays so
    assertThat(led(binding, T0.plusSeconds(1))).isEqualTo("dev-2");
    assertThat(led(binding, T0.minusSeconds(1))).isEqualTo("dev-1");
    assertThat(binding.untold(List.of(new Alias(AliasType.UPN, "x")), T0)).hasSize(1);
  }

  @Test
  void aLogOfAnEarlierReleaseIsRead() {
    String bind =
        """
        {"message": "bind", "kind": "DEVICE", "alias": {"type": "HOSTNAME", "value": "a"},
         "subject": "dev-1", "from": "2026-03-02T08:00:00Z"}
        """;
    String watch =
        """
        {"message": "watch", "kind": "DEVICE", "alias": {"type": "HOSTNAME", "value": "a"},
         "home": "h", "signal": "s"}
        """;
    assertThat(((Message.Bind) message(bind)).marks()).isEmpty();
    assertThat(((Message.Watch) message(watch)).at()).isEmpty();
  }

  @Test
  void holdersAreBounded() {
    Binding binding = Binding.to("dev-0", T0, List.of());
    for (int i = 1; i <= Binding.MAX_HOLDERS; i++) {
      binding = binding.means(AliasType.MAC, "dev-" + i, T0.plusSeconds(i), List.of());
    }
    assertThat(binding.holders()).hasSize(Binding.MAX_HOLDERS);
    assertThat(binding.holders()).extracting(Holder::subject).doesNotContain("dev-0");
  }

  @Test
  void marksAreBounded() {
    List<Alias> many = new ArrayList<>();
    for (int i = 0; i <= Binding.MAX_MARKS; i++) {
      many.add(Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + i));
    }
    assertThat(Binding.to("dev-1", T0, many).last().marks()).hasSize(Binding.MAX_MARKS);
  }

  @Test
  void whatWasToldIsBounded() {
    Binding binding = Binding.to("dev-1", T0, List.of());
    for (int i = 0; i <= Binding.MAX_ANNOUNCED; i++) {
      binding = binding.announcing(List.of(new Alias(AliasType.HOSTNAME, "h" + i)), T0);
    }
    assertThat(binding.announced()).hasSize(Binding.MAX_ANNOUNCED).doesNotContain("hostname=h0");
  }

  @Test
  void claimsAreRepeatedOnceADayAndNamesThatAreGivenOutAreNot() {
    List<Alias> names =
        List.of(new Alias(AliasType.HOSTNAME, "a"), new Alias(AliasType.UPN, "a@b"));
    Binding told = Binding.to("dev-1", T0, List.of()).announcing(names, T0);
    // When
    List<Alias> early = told.untold(names, T0.plus(Binding.RENEWAL).minusSeconds(1));
    List<Alias> late = told.untold(names, T0.plus(Binding.RENEWAL));
    // Then
    assertThat(early).isEmpty();
    assertThat(late).extracting(Alias::type).containsExactly(AliasType.HOSTNAME);
  }

  @Test
  void aClaimEndsAMonthAfterItWasLastRepeated() {
    Binding binding =
        Binding.to("dev-1", T0, List.of()).means(AliasType.MAC, "dev-2", T0, List.of());
    Instant last = T0.plus(Binding.CLAIM);
    Binding renewed = binding.means(AliasType.MAC, "dev-2", last, List.of());
    assertThat(renewed.shared(AliasType.MAC, last)).isTrue();
    assertThat(renewed.shared(AliasType.MAC, last.plus(Duration.ofSeconds(1)))).isFalse();
  }

  @Test
  void aNameThatIsGivenOutIsNotTakenByWhoHadItEarlier() {
    Binding binding =
        Binding.to("ide-1", T0, List.of())
            .means(AliasType.UPN, "ide-2", T0.minusSeconds(9), List.of());
    assertThat(led(binding, T0)).isEqualTo("ide-1");
  }

  private static String led(Binding binding, Instant time) {
    return binding.leads(AliasType.UPN, time, List.of()).orElseThrow().subject();
  }

  private static Message message(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8), Message.class);
  }
}
