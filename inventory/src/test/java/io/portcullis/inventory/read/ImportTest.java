package io.portcullis.inventory.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Pem;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Sample;
import io.portcullis.inventory.TrustKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImportTest {
  private static final Options OPTIONS = Options.of("import", Sample.SEEN);

  @TempDir Path folder;

  @Test
  void whatIsNotThereIsSaid() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Taken.of(folder.resolve("none"), OPTIONS))
        .withMessageContaining("is not there");
  }

  @Test
  void aFileOfNoKnownFormIsRefusedAndInAFolderPassedOver() throws IOException {
    Path file = write("README", "Hello");
    assertThat(Taken.of(file, OPTIONS).refused)
        .containsExactly("README: file: none of the forms that are read");
    assertThat(Taken.of(folder, OPTIONS).progress.getLast().ignored()).isEqualTo(1);
  }

  @Test
  void aPrivateKeyIsPassedOver() throws IOException {
    write("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    Taken taken = Taken.of(folder, OPTIONS);
    assertThat(taken.entries).isEmpty();
    assertThat(taken.refused).isEmpty();
  }

  @Test
  void whatIsBrokenIsToldAndTheRestGoesOn() throws IOException {
    // Given
    byte[] cut = java.util.Arrays.copyOf(Sample.of(3).der(), 100);
    byte[] large = new byte[Der.MAX_BYTES + 1];
    write(
        "bundle.pem",
        pem(Sample.of(1).der())
            + pem(cut)
            + "-----BEGIN CERTIFICATE-----\nAAAA\n"
            + pem(Sample.of(2).der())
            + "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n"
            + pem(large)
            + pem(Sample.of(4).life(Sample.END, Sample.BEGIN).der())
            + "-----BEGIN CERTIFICATE-----\nAAAA");
    // When
    Taken taken = Taken.of(folder, OPTIONS);
    // Then
    assertThat(serials(taken.entries)).containsExactly("1", "2");
    assertThat(taken.refused)
        .extracting(r -> r.replaceFirst("line \\d+", "line N"))
        .containsExactly(
            "bundle.pem, line N: certificate: not an X.509 certificate",
            "bundle.pem, line N: certificate: the PEM block is cut off",
            "bundle.pem, line N: certificate: not base64",
            "bundle.pem, line N: certificate: longer than 65536 bytes",
            "bundle.pem, line N: certificate: it ends before it begins",
            "bundle.pem, line N: certificate: the PEM block is cut off");
    assertThat(taken.refused.getFirst()).startsWith("bundle.pem, line 2");
  }

  @Test
  void whatCanNotBeTakenEndsTheImport() throws IOException {
    // Given
    write("one.pem", pem(Sample.of(1).der()));
    Taken kept = new Taken();
    Import.Taker full =
        new Import.Taker() {
          @Override
          public void entries(Collection<Entry> entries) throws IOException {
            throw new IOException("the disk is full");
          }

          @Override
          public void refused(Refused refused) {
            kept.refused(refused);
          }

          @Override
          public void progress(Progress progress) {
            kept.progress(progress);
          }
        };
    // When, then
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Import(folder, OPTIONS, full).run(Place.BEGIN))
        .withMessage("the disk is full");
    assertThat(kept.progress).isEmpty();
  }

  @Test
  void foldersAreReadNameByName() throws IOException {
    write("b/1.pem", pem(Sample.of(2).der()));
    write("a-1/x.pem", pem(Sample.of(3).der()));
    write("a/z/y.pem", pem(Sample.of(1).der()));
    Files.write(folder.resolve("c.der"), Sample.of(9).der());
    // When
    Taken taken = Taken.of(folder, OPTIONS.trust(TrustKind.PRIVATE));
    // Then
    assertThat(serials(taken.entries)).containsExactly("1", "3", "2", "9");
    assertThat(taken.entries).allMatch(e -> e.trust() == TrustKind.PRIVATE);
    Progress end = taken.progress.getLast();
    assertThat(end.done()).isEqualTo(end.of());
    assertThat(end.place()).isEqualTo(new Place("c.der", 1));
  }

  @Test
  void aFolderBelowTheBoundIsToldAndNotRead() throws IOException {
    write("a/".repeat(Tree.MAX_DEPTH - 1) + "in.pem", pem(Sample.of(1).der()));
    write("a/".repeat(Tree.MAX_DEPTH) + "out.pem", pem(Sample.of(2).der()));
    // When
    Taken taken = Taken.of(folder, OPTIONS);
    // Then
    assertThat(serials(taken.entries)).containsExactly("1");
    assertThat(taken.refused).singleElement().asString().contains("deeper than 16");
  }

  @Test
  void anImportThatEndedGoesOnWhereItWas() throws IOException {
    // Given
    write("a.pem", pems(1, 700));
    write("b.pem", pems(701, 1500));
    write("c.pem", pems(1501, 1600));
    Stopping stopping = new Stopping();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Import(folder, OPTIONS, stopping).run(Place.BEGIN))
        .withMessage("full");
    // When
    Taken rest = new Taken();
    new Import(folder, OPTIONS, rest).run(stopping.place);
    // Then
    assertThat(stopping.place).isEqualTo(new Place("b.pem", 300));
    assertThat(rest.entries).hasSize(600);
    assertThat(serials(rest.entries)).startsWith("3e9").endsWith("640");
  }

  private static String pems(long from, long until) {
    return LongStream.rangeClosed(from, until)
        .mapToObj(i -> pem(Sample.of(i).der()))
        .collect(Collectors.joining());
  }

  private static List<String> serials(List<Entry> entries) {
    return entries.stream().map(e -> e.certificate().serial()).toList();
  }

  private static String pem(byte[] der) {
    return "a comment\n" + Pem.write("CERTIFICATE", der);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Has room for one batch. */
  private static final class Stopping implements Import.Taker {
    private Place place = Place.BEGIN;

    @Override
    public void entries(Collection<Entry> entries) throws IOException {
      if (!place.equals(Place.BEGIN)) {
        throw new IOException("full");
      }
    }

    @Override
    public void refused(Refused refused) {
      throw new AssertionError(refused.toString());
    }

    @Override
    public void progress(Progress progress) {
      place = progress.place();
    }
  }
}
