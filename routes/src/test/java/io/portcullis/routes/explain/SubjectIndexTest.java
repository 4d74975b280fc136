package io.portcullis.routes.explain;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.stream.LocalStore;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectIndexTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");
  private static final Subject LOSER = named("dev-loser", "slate-01");
  private static final Subject WINNER = named("dev-winner", "slate-01");

  @TempDir private Path folder;
  private SubjectIndex index;
  private int offset;

  @BeforeEach
  void open() {
    index = new SubjectIndex(folder.resolve("index"));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aWinnerThatIsNotReadYetIsStoodInFor() {
    read(LOSER.mergedInto("dev-winner"));
    assertThat(found("dev-loser")).isEqualTo("dev-loser");
  }

  @Test
  void mergingInARingEnds() {
    read(LOSER.mergedInto("dev-winner"));
    read(WINNER.mergedInto("dev-loser"));
    assertThat(index.find("dev-loser")).isPresent();
  }

  @Test
  void oneThatWasMergedIsAnsweredWithItsWinnerWhicheverIsReadFirst() {
    // Given
    read(WINNER);
    read(LOSER);
    // When
    read(LOSER.mergedInto("dev-winner"));
    // Then
    assertThat(found("slate-01")).isEqualTo("dev-winner");
    assertThat(found("dev-loser")).isEqualTo("dev-winner");
    assertThat(index.subjects()).extracting(s -> s.subject().id()).containsExactly("dev-winner");
  }

  @Test
  void keysThatAnEarlierReleaseReadAreListedFromTheNextStartOn() {
    // Given
    read(Subject.fresh("key-1", SubjectKind.KEY, T0));
    read(WINNER);
    index.close();
    try (LocalStore store = new LocalStore(folder.resolve("index"))) {
      store.put(
          changes -> {
            changes.delete("k|key-1");
            changes.delete("keys-listed");
          });
    }
    // When
    open();
    // Then
    assertThat(index.keys("", 10)).extracting(s -> s.subject().id()).containsExactly("key-1");
  }

  @Test
  void eachSubjectIsReadOnceAndNoneThatWasMerged() {
    read(WINNER);
    read(LOSER.mergedInto("dev-winner"));
    IntStream.range(0, 500).forEach(i -> read(named("dev-" + i, "slate-" + i)));
    List<String> seen = new ArrayList<>();
    // When
    index.each(s -> seen.add(s.subject().id()));
    // Then
    assertThat(seen).hasSize(501).doesNotHaveDuplicates().contains("dev-winner", "dev-499");
  }

  private String found(String asked) {
    return index.find(asked).orElseThrow().subject().id();
  }

  private void read(Subject subject) {
    byte[] value = Json.bytes(new Summary(subject, List.of()));
    index.read(new ConsumerRecord<>("subjects", 0, offset++, subject.id(), value));
  }

  private static Subject named(String id, String name) {
    return Subject.fresh(id, SubjectKind.DEVICE, T0).named(name, "", Set.of());
  }
}
