package io.portcullis.routes.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.api.Reports;

import static org.assertj.core.api.Assertions.assertThat;

class ReportFileTest {
  @TempDir private Path folder;

  @Test
  void whatCanNotBeToldYetIsNoEndOfIt() throws IOException {
    ReportFile file =
        new ReportFile(
            folder,
            () -> {
              throw new IllegalStateException("still starting");
            });
    // When
    file.write();
    // Then
    assertThat(names()).isEmpty();
    file.close();
  }

  @Test
  void bothFormsAreReplacedAsAWholeAndForTheHubsUserAlone() throws IOException {
    Files.writeString(folder.resolve("observed.html"), "yesterday's");
    ReportFile file = new ReportFile(folder, Reports::dayZero);
    // When
    file.write();
    // Then
    assertThat(names()).containsExactlyInAnyOrder("observed.html", "observed.json");
    assertThat(Files.readString(folder.resolve("observed.html"))).startsWith("<!DOCTYPE html>");
    byte[] json = Files.readAllBytes(folder.resolve("observed.json"));
    assertThat(Json.read(json, Observed.class)).isEqualTo(Reports.dayZero());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("observed.json"))))
        .isEqualTo("rw-------");
    file.close();
  }

  private Stream<String> names() throws IOException {
    return Files.list(folder).map(p -> p.getFileName().toString());
  }
}
