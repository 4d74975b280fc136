package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.portcullis.routes.setup.StrictElasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

/** What the command ends with. */
class SetupElasticsearchCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private StrictElasticsearch server;

  @BeforeEach
  void open() throws IOException {
    server = new StrictElasticsearch();
    Files.writeString(
        folder.resolve("portcullis.yaml"),
        "elasticsearch: {hosts: [\"%s\"]}%n".formatted(server.uri()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void oneWhatWouldBeChanged() {
    assertThat(setUp()).isEqualTo(Exit.NO);
  }

  @Test
  void threeWhereNobodyAnswers() {
    // Given
    server.close();
    // When
    int code = setUp();
    // Then
    assertThat(code).isEqualTo(Exit.MISSING);
  }

  @Test
  void fourWhereNotEverythingCouldBeLookedAt() {
    // Given
    setUp("--yes");
    server.hidden = "/_security/role/";
    // When
    int code = setUp("--yes");
    // Then
    assertThat(code).isEqualTo(Exit.PARTLY).isEqualTo(4);
    assertThat(out.toString()).endsWith("3 could not be looked at." + System.lineSeparator());
  }

  @Test
  void noughtWhereAllIsAsItHasToBe() {
    // Given
    setUp("--yes");
    // When
    int code = setUp();
    // Then
    assertThat(code).isEqualTo(Exit.FINE);
  }

  private int setUp(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--config", folder.resolve("portcullis.yaml").toString()));
    arguments.addAll(List.of(options));
    CommandLine line = Cli.guarded(new CommandLine(new SetupElasticsearchCommand()), false);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    return line.execute(arguments.toArray(String[]::new));
  }
}
