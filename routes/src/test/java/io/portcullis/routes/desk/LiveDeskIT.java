package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Trust;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.config.RotationSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;
import io.portcullis.routes.stream.Tail;

import static io.portcullis.model.Standing.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a real broker: hubs write one calendar, and none overwrites what another wrote. */
class LiveDeskIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Person ANN = new Person("ann", Role.OPERATOR);
  private static final Person BOB = new Person("bob", Role.OPERATOR);

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private Topics topics;

  /** One hub's part of it. */
  private record OneHub(DeskView view, LiveDesk desk, SubjectIndex index) {}

  @BeforeEach
  void topics() {
    topics = KAFKA.topics();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void whoSawAnOlderVersionIsRefusedAndToldWhoWasFaster() {
    // Given
    OneHub one = hub("one");
    OneHub two = hub("two");
    one.desk().change(RotationItem.class, "r1", 0, ANN, (b, by) -> changed("first"));
    two.desk().change(RotationItem.class, "r1", 1, BOB, (b, by) -> changed("second"));
    // When, Then
    assertThatThrownBy(
            () -> one.desk().change(RotationItem.class, "r1", 1, ANN, (b, by) -> changed("third")))
        .isInstanceOf(HubRefusal.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("by bob");
    assertThat(owner(one)).isEqualTo("second");
  }

  @Test
  void ofTwoAtOnceOneIsWrittenAndTheOtherRefused() throws Exception {
    // Given
    List<OneHub> hubs = List.of(hub("one"), hub("two"));
    hubs.getFirst().desk().change(RotationItem.class, "r1", 0, ANN, (b, by) -> changed("x"));
    CyclicBarrier together = new CyclicBarrier(hubs.size());
    List<Callable<String>> both =
        hubs.stream()
            .<Callable<String>>map(
                hub ->
                    () -> {
                      together.await();
                      return tried(hub, "by " + hubs.indexOf(hub));
                    })
            .toList();
    // When
    List<String> ends = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(hubs.size())) {
      for (Future<String> end : pool.invokeAll(both)) {
        ends.add(end.get());
      }
    }
    // Then
    assertThat(ends).containsOnlyOnce("CONFLICT").hasSize(2);
    String written = ends.stream().filter(e -> !e.equals("CONFLICT")).findFirst().orElseThrow();
    OneHub later = hub("later");
    assertThat(owner(later)).isEqualTo(written);
    assertThat(later.view().find("rotation/r1").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void allIsThereAfterARestart() {
    // Given
    OneHub before = hub("one");
    for (int i = 0; i < 5; i++) {
      String id = "r" + i;
      before
          .desk()
          .change(
              RotationItem.class,
              id,
              0,
              ANN,
              (b, by) -> new Ruling.Changed<>(KeptItems.rotation(id, "ann")));
    }
    // When
    OneHub after = hub("after");
    // Then
    assertThat(after.desk().page(RotationItem.class, "", false, "", 3).entries())
        .extracting(e -> e.item().id())
        .containsExactly("r0", "r1", "r2");
    assertThat(after.desk().page(RotationItem.class, "", false, "r2", 3).entries())
        .extracting(e -> e.item().id())
        .containsExactly("r3", "r4");
  }

  @Test
  void atTheBoundNothingIsAddedThatNothingGivesWayTo() {
    // Given
    OneHub hub = hub("one");
    for (int i = 0; i < Item.Kind.RETENTION.most(); i++) {
      hub.view()
          .accept(
              "retention/k" + i,
              Optional.of(new Kept<>(1, "ann", KeptItems.T0, KeptItems.retention("k" + i))));
    }
    // When, Then
    assertThatThrownBy(
            () ->
                hub.desk()
                    .change(
                        RetentionItem.class,
                        "one-more",
                        0,
                        ANN,
                        (b, by) -> new Ruling.Changed<>(KeptItems.retention("one-more"))))
        .isInstanceOf(HubRefusal.class)
        .hasMessage("10000 are kept already, and none has ended");
  }

  @Test
  void whatTheRulesOfTheCalendarRefuseIsNotWritten() {
    // Given
    OneHub hub = hub("one");
    // When, Then
    assertThatThrownBy(
            () ->
                hub.desk()
                    .change(
                        RotationItem.class,
                        "r1",
                        0,
                        ANN,
                        (b, by) -> Ruling.refused(Ruling.Why.INVALID, "no")))
        .isInstanceOf(HubRefusal.class)
        .hasMessage("no");
    assertThat(hub.desk().known(RotationItem.class, "r1")).isEmpty();
  }

  @Test
  void ofACompromisedKeyARotationIsPlannedOnceAndOfNoOther() {
    // Given
    OneHub hub = hub("one");
    Trust revoked = new Trust(REVOKED, REVOKED, 1, Optional.empty(), Optional.empty());
    key(hub, Subject.fresh("key-1", SubjectKind.KEY, KeptItems.T0).with(revoked), 0);
    key(hub, Subject.fresh("key-2", SubjectKind.KEY, KeptItems.T0), 1);
    Duration day = Duration.ofDays(1);
    Proposals proposals =
        new Proposals(
            new Subjects(hub.index(), Map::of, Clock.systemUTC()),
            hub.view(),
            hub.desk(),
            new RotationSettings(day, day, day, day, day, day, Duration.ZERO),
            Clock.systemUTC());
    // When
    proposals.make();
    proposals.make();
    // Then
    List<DeskEntry<RotationItem>> planned =
        hub.desk().page(RotationItem.class, "", true, "", 10).entries();
    assertThat(planned).hasSize(1);
    assertThat(planned.getFirst().version()).isEqualTo(1);
    assertThat(planned.getFirst().item().about()).isEqualTo("key-1");
    assertThat(planned.getFirst().item().rotation().cause()).isEqualTo(Cause.COMPROMISE);
    assertThat(planned.getFirst().item().rotation().need()).isEqualTo(Need.MANDATORY);
  }

  private static void key(OneHub hub, Subject subject, long offset) {
    byte[] summary = Json.bytes(new Summary(subject, List.of()));
    hub.index().read(new ConsumerRecord<>("subjects", 0, offset, subject.id(), summary));
  }

  private static String tried(OneHub hub, String owner) {
    try {
      hub.desk().change(RotationItem.class, "r1", 1, BOB, (b, by) -> changed(owner));
      return owner;
    } catch (HubRefusal e) {
      return e.kind().name();
    }
  }

  private static Ruling<RotationItem> changed(String owner) {
    return new Ruling.Changed<>(KeptItems.rotation("r1", owner));
  }

  private static String owner(OneHub hub) {
    return hub.desk().find(RotationItem.class, "r1").item().rotation().plan().owner();
  }

  private OneHub hub(String name) {
    Map<String, Object> client = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
    DeskView view = new DeskView();
    SubjectIndex index = new SubjectIndex(folder.resolve(name));
    open.add(index);
    open.add(new Tail(client, topics, Topic.CALENDAR, Tail.Haste.SOON, view, Clock.systemUTC()));
    Subjects subjects = new Subjects(index, Map::of, Clock.systemUTC());
    LiveDesk desk =
        new LiveDesk(
            view,
            new DeskWriter(client, topics, topics.prefix() + "hub", view),
            subjects,
            new UnheardKeys(subjects, spki -> false, body -> null),
            Map::of,
            Clock.systemUTC());
    Awaitility.await().until(view::ready);
    return new OneHub(view, desk, index);
  }
}
