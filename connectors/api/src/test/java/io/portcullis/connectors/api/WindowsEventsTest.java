package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowsEventsTest {
  private static final Parsed SEEN = new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY);
  private static final ParseContext CONTEXT =
      new ParseContext("dc", Instant.parse("2026-06-01T12:00:00Z"), "intake-1");
  private static final String XML =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>
      <Provider Name='Microsoft-Windows-Security-Auditing'/><EventID Qualifiers='0'>4740</EventID>
      <Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='2026-05-30T07:00:01.1234567Z'/>
      <EventRecordID>77</EventRecordID><Channel>Security</Channel><Computer>dc1.lab.example</Computer>
      </System><EventData><Data Name='TargetUserName'>bo &amp; co</Data><Data>unnamed</Data>
      <Data Name='Empty'>-</Data></EventData></Event>""";

  private final List<WindowsEvent> events = new ArrayList<>();

  private List<Parsed> parse(String body) {
    return WindowsEvents.parse(
        body.getBytes(StandardCharsets.UTF_8),
        CONTEXT,
        (event, place) -> {
          events.add(event);
          return SEEN;
        });
  }

  @Test
  void anEntityOfTheDocumentsOwnIsNeverResolved() {
    // Given
    String body =
        "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
            + XML.replace("bo &amp; co", "&f;");
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).isNotEmpty().allMatch(Parsed.Broken.class::isInstance);
    assertThat(events).isEmpty();
  }

  @Test
  void anEventThatIsCutOffDoesNotSpoilTheNext() {
    // Given
    String body = XML.substring(0, 300) + "\n" + XML;
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("malformed XML", 0), SEEN);
  }

  @Test
  void textBetweenEventsIsNotLost() {
    // When
    List<Parsed> parsed = parse(XML + "\nsomething else\nentirely\n" + XML);
    // Then
    assertThat(parsed).hasSize(3).filteredOn(Parsed.Broken.class::isInstance).hasSize(1);
  }

  @Test
  void anEventTooLongIsRefused() {
    // When
    List<Parsed> parsed = parse(XML.replace("unnamed", "x".repeat(WindowsXml.MAX_EVENT)));
    // Then
    assertThat(parsed)
        .containsExactly(
            new Parsed.Broken(
                "the event is longer than " + WindowsXml.MAX_EVENT + " characters", 0));
  }

  @Test
  void anEventNestedTooDeepIsRefused() {
    // When
    List<Parsed> parsed = parse(XML.replace("unnamed", "<a>".repeat(40) + "</a>".repeat(40)));
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("nested deeper than 32 elements", 0));
  }

  @Test
  void oneEventTooManyRefusesTheBody() {
    // When
    List<Parsed> parsed = parse("<Event/><Event ></Event>".repeat(JsonBody.MAX_RECORDS + 1));
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("more than 10000 records in one body", 0));
  }

  @Test
  void readsXmlInAWrapperAndBehindSyslogHeaders() {
    // Given
    String body =
        "<?xml version='1.0'?><Events>" + XML + "</Events>\n<13>Nov 2 10:00:01 dc1 win: " + XML;
    // When
    List<Parsed> parsed = parse(body);
    // Then
    assertThat(parsed).containsExactly(SEEN, SEEN);
    WindowsEvent event = events.get(0);
    assertThat(event.id()).isEqualTo(4740);
    assertThat(event.success()).contains(true);
    assertThat(event.at()).isEqualTo("2026-05-30T07:00:01.123456700Z");
    assertThat(event.vendorId()).isEqualTo("dc1.lab.example/Security/77");
    assertThat(event.hostname()).isEqualTo("dc1");
    assertThat(event.text("targetusername")).isEqualTo("bo & co");
    assertThat(event.text("param2")).isEqualTo("unnamed");
    assertThat(event.text("Empty")).isEmpty();
    assertThat(event.first("Empty", "param2")).isEqualTo("unnamed");
  }

  @Test
  void readsUserDataOfXml() {
    // Given
    String body =
        "<Event><System><EventID>1102</EventID></System><UserData><LogFileCleared xmlns='x'>"
            + "<SubjectUserName>anna</SubjectUserName></LogFileCleared></UserData></Event>";
    // When
    parse(body);
    // Then
    assertThat(events.get(0).text("SubjectUserName")).isEqualTo("anna");
    assertThat(events.get(0).at()).isEqualTo(CONTEXT.receivedAt());
  }

  @Test
  void readsWinlogbeat() {
    // Given
    String body =
        "{\"@timestamp\":\"2026-05-30T07:00:01.000Z\",\"winlog\":{\"event_id\":\"4625\","
            + "\"computer_name\":\"dc1\",\"record_id\":5,\"channel\":\"Security\","
            + "\"keywords\":[\"Audit Failure\"],\"event_data\":{\"TargetUserName\":\"bo\"}}}";
    // When
    parse(body);
    // Then
    assertThat(events.get(0).success()).contains(false);
    assertThat(events.get(0).text("TargetUserName")).isEqualTo("bo");
  }

  @Test
  void readsNxlogAloneAndBehindASyslogHeader() {
    // Given
    String json =
        "{\"EventTime\":\"2026-05-30 07:00:01\",\"Hostname\":\"dc1\",\"EventID\":4625,"
            + "\"Keywords\":-9218868437227405312,\"TargetUserName\":\"bo\"}";
    // When
    parse(json);
    parse("<13>May 30 07:00:01 dc1 nxlog: " + json);
    // Then
    assertThat(events).hasSize(2).allMatch(e -> e.success().equals(Optional.of(false)));
    assertThat(events.get(1).vendorId()).isEmpty();
  }

  @Test
  void readsXmlThatWasConvertedToJson() {
    // Given
    String body =
        "{\"Event\":{\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"p\"}},\"EventID\":"
            + "{\"#text\":4726},\"Computer\":\"dc1\"},\"EventData\":{\"TargetSid\":\"S-1-5-21-7\"}}}";
    // When
    parse(body);
    // Then
    assertThat(events.get(0).id()).isEqualTo(4726);
    assertThat(events.get(0).provider()).isEqualTo("p");
    assertThat(events.get(0).text("TargetSid")).isEqualTo("S-1-5-21-7");
  }

  @Test
  void anIdThatIsNoNumberIsNamed() {
    // When
    List<Parsed> parsed = parse("{\"EventID\":\"logon\"}");
    // Then
    assertThat(parsed).containsExactly(new Parsed.Broken("event id: expected a number", 0));
  }
}
