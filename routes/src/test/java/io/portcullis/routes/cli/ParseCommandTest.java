package io.portcullis.routes.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parser;

import static org.assertj.core.api.Assertions.assertThat;

class ParseCommandTest {
  private static final String LONG = "s".repeat(Pieces.LONGEST);

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();
  private int code;

  @Test
  void anUnknownTypeIsWrongUseWithTheNearestOne() {
    assertThat(parse("", "--nul", "lnies")).isEmpty();
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("no source type \"lnies\"; did you mean \"lines\"?");
  }

  @Test
  void noTypeIsWrongUse() {
    parse("");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsWrongUse() {
    parse("", "lines", folder.resolve("none").toString());
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("can not be read").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          lines    | -     | s\\nb\\ns      | S E1:2 S      | 1
          lines    | -     | s\\r\\n\\n i\\n | S I           | 0
          lines    | -     | -              | -             | 0
          lines    | -     | throw\\ns      | E1:0 S        | 1
          body     | -     | s s\\nb s      | S S E1:4 S    | 1
          document | -     | {s i}          | S I           | 0
          document | -     | ["s",\\n"i"]   | S I           | 0
          document | -     | ["s"]\\n["i"]\\n{ | S I E1:12  | 1
          document | -     | {s\\ni         | S I           | 0
          lines    | --nul | s0i0b          | S I E1:0      | 1
          lines    | --nul | s00i           | S E1:0 I      | 1
          lines    | --nul | s0i0           | S I           | 0
          lines    | --nul | 0              | E1:0          | 1
          body     | --nul | s s i0i i0s b s0s | SS I E1:2 S | 1
          document | --nul | throw0s        | E1:0 S        | 1
          lines    | --nul | -              | -             | 0
          """)
  void everyRecordHasItsLine(String type, String option, String input, String lines, int exit) {
    // Given
    String in =
        input == null ? "" : input.replace("\\n", "\n").replace("\\r", "\r").replace('0', '\0');
    // When
    List<String> answers = option == null ? parse(in, type) : parse(in, type, option);
    // Then
    assertThat(answers.stream().map(ParseCommandTest::letter).toList())
        .isEqualTo(lines == null ? List.of() : List.of(lines.split(" ")));
    assertThat(code).isEqualTo(exit);
  }

  @Test
  void aRecordAtTheLimitIsReadAndOneOverItIsAnErrorAndTheNextIsRead() {
    // When
    List<String> answers = parse(LONG.substring(1, 400) + "\n" + LONG + "s\ns", "lines");
    // Then
    assertThat(answers.stream().map(ParseCommandTest::letter).toList())
        .containsExactly("S", "E1:400", "S");
    assertThat(answers.get(1)).contains("longer than 1048576 bytes");
  }

  @Test
  void anOverlongRecordBetweenNulsHasOneLine() {
    // When
    List<String> answers =
        parse(LONG + "ss\0i\0" + " ".repeat(Pieces.LONGEST - 1) + "i", "body", "--nul");
    // Then
    assertThat(answers.stream().map(ParseCommandTest::letter).toList())
        .containsExactly("E1:1048576", "I", "I");
  }

  @Test
  void anOverlongDocumentIsOneError() {
    assertThat(parse("[" + LONG + "]", "document").stream().map(ParseCommandTest::letter))
        .containsExactly("E1:1048576");
  }

  @Test
  void aLongStreamOfDocumentsIsReadLineByLine() {
    // Given
    String line = "[\"" + "i".repeat(998) + "\"]\n";
    // When
    List<String> answers = parse(line.repeat(2_500), "document");
    // Then
    assertThat(answers).hasSize(2_500).allMatch(answer -> letter(answer).equals("I"));
  }

  @Test
  void aFileIsReadLikeTheStandardInput() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("records"), "s\ni\n");
    // When
    List<String> answers = parse("", "lines", file.toString());
    // Then
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0)).startsWith("{\"signals\":[{\"id\":\"s\"").endsWith("}}}");
    assertThat(answers.get(1)).isEqualTo("{\"ignored\":{\"reason\":\"read-only\"}}");
  }

  @Test
  void aFolderIsReadFileByFileAndAnErrorNamesItsFile() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "s");
    Files.writeString(Files.createDirectory(folder.resolve("c")).resolve("a.txt"), "b");
    Files.writeString(folder.resolve("a.txt"), "i");
    // When
    List<String> answers = parse("", "body", folder.toString());
    // Then
    assertThat(answers).extracting(ParseCommandTest::letter).containsExactly("I", "S", "E1:0");
    assertThat(answers.getLast()).contains("\"reason\":\"c/a.txt: ");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void allTypesAreListed() {
    assertThat(parse("", "--list")).containsExactly("body", "document", "lines");
    assertThat(code).isZero();
  }

  private List<String> parse(String in, String... args) {
    List<Parser> parsers =
        List.of(
            new LetterParser("lines", Parser.Framing.LINES),
            new LetterParser("document", Parser.Framing.DOCUMENT),
            new LetterParser("body", Parser.Framing.BODY));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParseCommand command =
        new ParseCommand(
            parsers, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out);
    code = Cli.guarded(new CommandLine(command), false).setErr(new PrintWriter(said)).execute(args);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** S for each signal, I for ignored, E1:offset for an error. */
  private static String letter(String line) {
    try {
      JsonNode answer = Json.MAPPER.readTree(line);
      return answer.has("error")
          ? "E1:" + answer.at("/error/offset").asLong()
          : answer.has("ignored") ? "I" : "S".repeat(answer.get("signals").size());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
