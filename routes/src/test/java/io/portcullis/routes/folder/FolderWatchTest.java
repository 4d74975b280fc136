package io.portcullis.routes.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderWatchTest {
  @TempDir private Path temporary;
  private Path folder;
  private Path stored;
  private final List<String> taken = new ArrayList<>();
  private boolean kafkaAway;
  private String files = "*";

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectories(temporary.resolve("certificates"));
    stored = temporary.resolve("cursors/ca.folder");
  }

  @Test
  void aFolderThatIsNotThereIsAnError() throws IOException {
    Files.delete(folder);
    assertThatThrownBy(this::look).isInstanceOf(IOException.class);
  }

  @Test
  void aPlaceThatCanNotBeReadIsAnErrorAndNotABeginning() throws IOException {
    write("a.pem", "A");
    Files.createDirectories(stored.getParent());
    Files.writeString(stored, "nonsense");
    assertThatThrownBy(this::look)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ca.folder");
  }

  @Test
  void whatCouldNotBeStoredComesAgainAndWhatCouldDoesNot() throws IOException {
    write("a.pem", "A");
    look();
    write("b.pem", "B");
    kafkaAway = true;
    assertThatThrownBy(this::look).isInstanceOf(CompletionException.class);
    kafkaAway = false;
    look();
    assertThat(taken).containsExactly("folder:a.pem A", "folder:b.pem B", "folder:b.pem B");
  }

  @Test
  void aFileOverTheBoundIsRefusedOnceAndOneAtItIsTaken() throws IOException {
    write("large.pem", "x".repeat(FolderWatch.MAX_FILE + 1));
    write("most.pem", "x".repeat(FolderWatch.MAX_FILE));
    look();
    look();
    assertThat(taken).hasSize(2);
    assertThat(taken.getFirst()).isEqualTo("folder:large.pem " + FolderWatch.TOO_LARGE);
    assertThat(taken.getLast()).startsWith("folder:most.pem xxx");
  }

  @Test
  void aFileIsTakenWhenASecondLookFindsItUnchanged() throws IOException {
    FolderWatch watch = watch();
    write("a.pem", "half");
    watch.step();
    write("a.pem", "half and half");
    watch.step();
    assertThat(taken).isEmpty();
    watch.step();
    assertThat(taken).containsExactly("folder:a.pem half and half");
  }

  @Test
  void nothingIsReadAgainAfterARestartAndWhatChangedIs() throws IOException {
    write("a.pem", "A");
    write("sub/b.der", "B");
    look();
    assertThat(taken).containsExactly("folder:a.pem A", "folder:sub/b.der B");
    look();
    assertThat(taken).hasSize(2);
    write("a.pem", "A2");
    look();
    assertThat(taken).last().isEqualTo("folder:a.pem A2");
  }

  @Test
  void aNewTimeAloneIsNoNews() throws IOException {
    Path file = write("a.pem", "A");
    look();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    look();
    assertThat(taken).hasSize(1);
  }

  @Test
  void whatWentAndCameBackIsNews() throws IOException {
    Path file = write("a.pem", "A");
    look();
    Files.delete(file);
    look();
    assertThat(taken).hasSize(1);
    write("a.pem", "A");
    look();
    assertThat(taken).hasSize(2);
  }

  @Test
  void linksAreFollowedBelowTheFolderAloneAndNotInCircles() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret.pem"), "SECRET");
    write("archive/a1.pem", "A");
    Files.createSymbolicLink(folder.resolve("out.pem"), secret);
    Files.createSymbolicLink(folder.resolve("outside"), temporary);
    Files.createSymbolicLink(folder.resolve("round"), folder);
    Files.createSymbolicLink(folder.resolve("live.pem"), folder.resolve("archive/a1.pem"));
    look();
    assertThat(taken).containsExactly("folder:archive/a1.pem A");
  }

  @Test
  void aLinkThatPointsElsewhereIsAChange() throws IOException {
    write(".data1/tls.crt", "A");
    write(".data2/tls.crt", "B");
    Path link = folder.resolve("tls.crt");
    Files.createSymbolicLink(link, folder.resolve(".data1/tls.crt"));
    look();
    Files.delete(link);
    Files.createSymbolicLink(link, folder.resolve(".data2/tls.crt"));
    look();
    assertThat(taken).containsExactly("folder:tls.crt A", "folder:tls.crt B");
  }

  @Test
  void onlyNamesThatFitAndAreNotHidden() throws IOException {
    files = "*.{pem,crt}";
    write("a.pem", "A");
    write("b.crt", "B");
    write("c.key", "C");
    write(".d.pem", "D");
    write("empty.pem", "");
    look();
    assertThat(taken).containsExactly("folder:a.pem A", "folder:b.crt B");
  }

  @Test
  void deeperThanTheBoundNothingIsTaken() throws IOException {
    write("d/".repeat(FolderScan.MAX_DEPTH) + "a.pem", "A");
    write("d/".repeat(FolderScan.MAX_DEPTH + 1) + "b.pem", "B");
    look();
    assertThat(taken).singleElement().asString().endsWith("a.pem A");
    assertThat(FolderScan.of(folder, "*").more()).isTrue();
  }

  @Test
  void overTheBoundOfFilesTheRestIsLeftOutAndTold() throws IOException {
    for (int i = 0; i <= FolderScan.MAX_FILES; i++) {
      Files.createFile(folder.resolve(i + ".pem"));
    }
    FolderScan scan = FolderScan.of(folder, "*");
    assertThat(scan.found()).hasSize(FolderScan.MAX_FILES);
    assertThat(scan.more()).isTrue();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8);
  }

  /** Two looks of a new one, as after a restart. */
  private void look() throws IOException {
    FolderWatch watch = watch();
    watch.step();
    watch.step();
  }

  private FolderWatch watch() {
    FolderTaker taker =
        new FolderTaker() {
          @Override
          public CompletableFuture<Void> take(byte[] body, String place) {
            return note(place, new String(body, UTF_8));
          }

          @Override
          public CompletableFuture<Void> refuse(String place, String reason) {
            return note(place, reason);
          }
        };
    return new FolderWatch(folder, files, new FolderPlace(stored), taker);
  }

  private CompletableFuture<Void> note(String place, String text) {
    taken.add(place + " " + text);
    return kafkaAway
        ? CompletableFuture.failedFuture(new IOException("no Kafka"))
        : CompletableFuture.completedFuture(null);
  }
}
