package io.portcullis.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import io.portcullis.bench.Figures.Row;
import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void anUnknownNameEndsWithTwoAndTheNamesThereAre() {
    // When
    int code = run("spin");
    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("\"spin\"").contains("there are: paper, broken");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "paper --fast", "paper paper"})
  void wrongUseEndsWithTwo(String typed) {
    assertThat(run(typed.isEmpty() ? new String[0] : typed.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).contains("Usage:").doesNotContain("\tat ");
  }

  @Test
  void whatCanNotBeMeasuredEndsWithThreeAndASentence() {
    assertThat(run("broken")).isEqualTo(3);
    assertThat(err.toString()).isEqualTo("portcullis: the hub is not built\n");
  }

  @Test
  void figuresAreATable() {
    // When
    int code = run("paper", "--quick");
    // Then
    assertThat(code).isZero();
    assertThat(err.toString()).isEqualTo("portcullis: quick: true\n");
    assertThat(out.toString())
        .isEqualTo(
            """
            a box, 2 cores, 512 MiB, an os, JDK 25

            what     unit        hub   floor  ratio  aim
            drained  events/s  7,500  10,000   0.75  >= 0.7
            delay    ms          3.5       -      -  -

            on paper
            """);
  }

  @Test
  void figuresAreJsonForPrograms() throws Exception {
    // When
    run("paper", "--json");
    // Then
    JsonNode json = Json.MAPPER.readTree(out.toString());
    assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
    assertThat(json.path("rows").path(0).path("hub").asDouble()).isEqualTo(7_500);
    assertThat(json.path("rows").path(0).path("ratio").asDouble()).isEqualTo(0.75);
    assertThat(json.path("rows").path(1).path("ratio").isNull()).isTrue();
  }

  @Test
  void theMachineIsNamed() {
    assertThat(Machine.here().toString()).contains("cores").contains("JDK");
    assertThat(Machine.model(List.of("processor : 0", "model name\t: Fast CPU")))
        .isEqualTo("Fast CPU");
  }

  private int run(String... args) {
    CommandLine line = Main.commandLine(List.of(new Paper(), new Broken()));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private static final class Paper implements Benchmark {
    @Override
    public String name() {
      return "paper";
    }

    @Override
    public Figures run(boolean quick, Consumer<String> progress) {
      progress.accept("quick: " + quick);
      return new Figures(
          "paper",
          new Machine("a box", 2, 512, "an os", "25"),
          List.of(
              new Row("drained", "events/s", 7_500, Optional.of(10_000.0), ">= 0.7"),
              new Row("delay", "ms", 3.5, Optional.empty(), "")),
          List.of("on paper"));
    }
  }

  private static final class Broken implements Benchmark {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Figures run(boolean quick, Consumer<String> progress) {
      throw new BenchException("the hub is not built");
    }
  }
}
