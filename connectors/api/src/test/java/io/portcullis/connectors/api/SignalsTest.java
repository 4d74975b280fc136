package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignalsTest {
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final List<Alias> HOST = List.of(new Alias(AliasType.HOSTNAME, "a"));

  private static List<Signal> say(String intake, long place, String vendorId) {
    ParseContext context = new ParseContext("lab", AT, intake);
    return new Signals(context, place, vendorId, AT, Actor.UNKNOWN)
        .say(SubjectKind.DEVICE, HOST, new Statement.Heartbeat())
        .aboutSource(new Statement.Heartbeat())
        .with(new Ecs(AT, "Vendor", "vendor.log"))
        .signals();
  }

  @Test
  void aSubjectWithoutANameIsRefused() {
    // Given
    Signals signals = new Signals(new ParseContext("lab", AT, "i"), 0, "", AT, Actor.UNKNOWN);
    // When, then
    assertThatThrownBy(() -> signals.say(SubjectKind.DEVICE, List.of(), new Statement.Heartbeat()))
        .hasMessage("no usable name of the device");
  }

  @Test
  void aSecondDeliveryHasTheSameIdsWhereTheVendorGivesOne() {
    // When
    List<Signal> again = say("intake-2", 99, "v-1");
    // Then
    assertThat(again)
        .extracting(Signal::id)
        .isEqualTo(say("intake-1", 0, "v-1").stream().map(Signal::id).toList());
  }

  @Test
  void withoutAVendorsIdTwoRecordsAreNeverOne() {
    // When
    List<Signal> other = say("intake-1", 1, "");
    // Then
    assertThat(other)
        .extracting(Signal::id)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(say("intake-1", 0, "").stream().map(Signal::id).toList())
        .doesNotContainAnyElementsOf(say("intake-2", 1, "").stream().map(Signal::id).toList());
  }
}
