package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Step;
import io.portcullis.inventory.chain.Chain;
import io.portcullis.inventory.chain.Proof;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.api.ChainsView;
import io.portcullis.routes.api.DuePage;
import io.portcullis.routes.api.Outlook;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.config.Sections;
import io.portcullis.routes.inventory.InventoryPart;

import static io.portcullis.routes.renewal.Made.day;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers from a real store. */
class LiveOutlookTest {
  private static final CalendarSettings SETTINGS =
      Sections.calendar(
          """
          limits: [{name: lab, authorities: ["CN=Lab CA,O=Lab"], per-day: 1}], \
          offline-roots: ["CN=Offline, O=Corp"]\
          """);

  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock(day(70));
  private InventoryPart inventory;
  private Outlook outlook;

  @BeforeEach
  void open() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    inventory = new InventoryPart(folder, 8, meters, clock);
    outlook = new RenewalPart(inventory, SETTINGS, List.of(), meters, clock).outlook();
  }

  @AfterEach
  void close() {
    inventory.close();
  }

  @Test
  void aForecastIsKeptForSomeSecondsAtLeast() {
    // Given
    inventory.store().put(List.of(Made.of("a").entry()));
    assertThat(outlook.storm(400).certificates()).isEqualTo(1);
    inventory.store().put(List.of(Made.of("b").entry()));
    // When
    clock.pass(Surveys.SHORTEST.minusMillis(1));
    Forecast soon = outlook.storm(400);
    clock.pass(Duration.ofMillis(1));
    Forecast later = outlook.storm(400);
    // Then
    assertThat(soon.certificates()).isEqualTo(1);
    assertThat(later.certificates()).isEqualTo(2);
    assertThat(later.waiting()).isEqualTo(2);
    assertThat(later.crossings()).isNotEmpty();
    assertThat(outlook.storm(10).total(Lives.UNCHANGED)).hasSize(10);
  }

  @Test
  void whatIsDueIsShownToItsOwnerWithWhatIsKnownOfIt() {
    // Given
    inventory
        .store()
        .put(
            List.of(
                Made.of("a").entry(),
                Made.of("b").owned("mail").from(0, 72).entry(),
                Made.of("later").from(60, 150).entry()));
    // When
    DuePage all = outlook.due("", 100);
    // Then
    assertThat(all.certificates()).extracting(DuePage.Due::name).containsExactly("b", "a");
    DuePage.Due a = outlook.due("web", 100).certificates().getFirst();
    assertThat(a.urgency()).contains(Duration.ofDays(30));
    assertThat(a.missing()).isTrue();
    assertThat(a.lastChance()).isEqualTo(day(90));
    assertThat(outlook.due("", 1).more()).isTrue();
    assertThat(outlook.due("nobody", 1).certificates()).isEmpty();
    assertThat(all.asOf()).as("nothing was read from the topics yet").isEmpty();
  }

  @Test
  void ofMoreThanIsLookedThroughThereIsMore() {
    // Given
    inventory.store().put(List.of(Made.of("a").entry(), Made.of("b").entry()));
    assertThat(scanning(2).due("", 100).more()).isFalse();
    inventory.store().put(List.of(Made.of("late").from(0, 91).entry()));
    // When
    DuePage page = scanning(2).due("", 100);
    // Then
    assertThat(page.certificates()).extracting(DuePage.Due::name).containsOnly("a", "b");
    assertThat(page.more()).isTrue();
  }

  @Test
  void whatAnAuthorityWantsEarlyIsDue() {
    // Given
    clock.set(day(40));
    ScriptedAuthority authority = new ScriptedAuthority();
    authority.tells(38, 39, day(40));
    inventory.store().put(List.of(ScriptedAuthority.whole(Made.of("a").entry())));
    CalendarMeters meters = new CalendarMeters(new SimpleMeterRegistry(), clock);
    Suggestions suggestions =
        new Suggestions(inventory.store(), SETTINGS, List.of(authority), meters, clock);
    suggestions.choose(clock.instant());
    suggestions.ask();
    // When
    DuePage page = new LiveOutlook(inventory, SETTINGS, suggestions, surveys(), clock).due("", 100);
    // Then
    DuePage.Due due = page.certificates().getFirst();
    assertThat(due.opens()).isEqualTo(day(38));
    assertThat(due.urgency()).contains(Step.EARLY);
    assertThat(outlook.due("", 100).certificates()).as("nobody was asked there").isEmpty();
  }

  @Test
  void ofMoreChainsThanAreShownTheRestIsCounted() {
    // Given: each is signed by somebody whom nobody knows
    inventory
        .store()
        .put(
            IntStream.rangeClosed(0, ChainsView.MOST)
                .mapToObj(i -> Made.of("CA " + i).from(0, 300).authority("CN=Who " + i))
                .toList());
    // When
    ChainsView view = outlook.chains();
    // Then
    assertThat(view.authorities()).hasSize(ChainsView.MOST);
    assertThat(view.remarks()).hasSize(ChainsView.MOST);
    assertThat(view.more()).as("one of each").isEqualTo(2);
  }

  @Test
  void chainsAreShownWithWhatHangsOnThem() {
    // Given
    inventory
        .store()
        .put(
            List.of(
                Made.of("Lab CA,O=Lab").from(0, 100).authority("CN=Offline,O=Corp"),
                Made.of("Lone").from(0, 300).authority("CN=Who"),
                Made.of("a").entry(),
                Made.of("b").from(40, 130).entry()));
    // When
    ChainsView view = outlook.chains();
    // Then
    ChainsView.Authority lab = view.authorities().getFirst();
    assertThat(lab.subject()).isEqualTo("cn=lab ca,o=lab");
    assertThat(lab.ending()).isEqualTo(Chain.Ending.OFFLINE);
    assertThat(lab.certificates()).isEqualTo(2);
    assertThat(lab.proof()).isEqualTo(Proof.SIGNATURE);
    assertThat(view.breaks()).hasSize(1);
    assertThat(view.breaks().getFirst().certificates()).isEqualTo(1);
    assertThat(view.remarks()).extracting(r -> r.about().getFirst()).containsExactly("cn=lone");
    assertThat(view.more()).isZero();
  }

  private LiveOutlook scanning(int most) {
    return new LiveOutlook(
        inventory, SETTINGS, ScriptedAuthority.none(inventory.store()), surveys(), clock, most);
  }

  private Surveys surveys() {
    return new Surveys(inventory.store(), SETTINGS, Expiring::of, clock);
  }
}
