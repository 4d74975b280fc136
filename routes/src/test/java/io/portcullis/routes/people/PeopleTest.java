package io.portcullis.routes.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeopleTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private People people;

  @BeforeEach
  void openPeople() {
    people = new People(folder, CLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Anna", "a b", "-a", "a/b", "a\nb"})
  void aMalformedNameIsRefused(String name) {
    assertThatThrownBy(() -> people.add(name, Role.VIEWER, "test"))
        .isInstanceOf(PeopleRefusal.class)
        .extracting(e -> ((PeopleRefusal) e).kind())
        .isEqualTo(PeopleRefusal.Kind.INVALID);
  }

  @Test
  void aNameIsTakenOnce() {
    // Given
    people.add("anna", Role.VIEWER, "test");
    // When, Then
    assertThatThrownBy(() -> people.add("anna", Role.ADMIN, "test"))
        .hasMessage("\"anna\" is already there");
  }

  @Test
  void aTokenThatIsNobodysOpensNothing() {
    // Given
    String token = people.add("anna", Role.VIEWER, "test").reveal();
    // When, Then
    assertThat(people.byToken(token + "x")).isEmpty();
    assertThat(people.byToken("")).isEmpty();
    assertThat(people.byToken(people.list().get(0).sha256())).isEmpty();
  }

  @Test
  void theLastAdminStays() {
    // Given
    people.add("anna", Role.ADMIN, "test");
    people.add("ben", Role.APPROVER, "test");
    // When, Then
    assertThatThrownBy(() -> people.remove("anna")).hasMessageContaining("last admin");
  }

  @Test
  void nobodyCanBeRemovedTwice() {
    assertThatThrownBy(() -> people.remove("carl")).hasMessage("nobody is named \"carl\"");
  }

  @Test
  void aDamagedFileStopsTheStart() throws IOException {
    // Given
    Files.writeString(folder.resolve("people.json"), "{\"people\":[");
    // When, Then
    assertThatThrownBy(() -> new People(folder, CLOCK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("people.json is damaged");
  }

  @Test
  void aThousandPeopleFitAndNoMore() {
    // Given
    List<Entry> many =
        IntStream.range(0, People.MAX - 1)
            .mapToObj(i -> new Entry("p" + i, Role.VIEWER, "" + i, CLOCK.instant(), "test"))
            .toList();
    new PeopleFile(folder).write(many);
    People full = new People(folder, CLOCK);
    full.add("last", Role.ADMIN, "test");
    // When, Then
    assertThatThrownBy(() -> full.add("more", Role.VIEWER, "test"))
        .hasMessage("there are already 1000 people");
  }

  @Test
  void aTokenOpensUntilThePersonIsRemovedAlsoAfterARestart() {
    // Given
    people.add("anna", Role.ADMIN, "test");
    String token = people.add("ben", Role.APPROVER, "anna").reveal();
    assertThat(new People(folder, CLOCK).byToken(token)).contains(new Person("ben", Role.APPROVER));
    // When
    people.remove("ben");
    // Then
    assertThat(people.byToken(token)).isEmpty();
    assertThat(new People(folder, CLOCK).byToken(token)).isEmpty();
  }

  @Test
  void theFileHoldsNoTokenAndIsForItsOwnerAlone() throws IOException {
    // When
    Token token = people.add("anna", Role.ADMIN, "test");
    // Then
    Path file = folder.resolve("people.json");
    assertThat(Files.readString(file)).contains("anna").doesNotContain(token.reveal());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(token.toString()).doesNotContain(token.reveal());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void theFirstStartMakesAnAdminAndTheSecondDoesNot() throws IOException {
    // Given
    String token = FirstAdmin.ensure(people, folder).orElseThrow().reveal();
    // When
    Optional<Token> again = FirstAdmin.ensure(new People(folder, CLOCK), folder);
    // Then
    assertThat(again).isEmpty();
    assertThat(people.byToken(token)).contains(new Person("admin", Role.ADMIN));
    assertThat(Files.readString(FirstAdmin.file(folder)).strip()).isEqualTo(token);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(FirstAdmin.file(folder))))
        .isEqualTo("rw-------");
  }

  @Test
  void theFirstTokenGoesWithThePerson() {
    // Given
    FirstAdmin.ensure(people, folder);
    // When
    FirstAdmin.removed("admin", folder);
    // Then
    assertThat(FirstAdmin.file(folder)).doesNotExist();
  }
}
