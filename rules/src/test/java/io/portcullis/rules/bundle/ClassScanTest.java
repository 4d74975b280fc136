package io.portcullis.rules.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a condition must not do, each as Java that was compiled. */
class ClassScanTest {

  @ParameterizedTest
  @MethodSource("bad")
  void isRefused(Class<?> code, String expected) throws IOException {
    Optional<String> refused =
        ClassScan.refused("policies/a/b/LambdaPredicate1.class", bytes(code));

    assertThat(refused).contains(expected);
  }

  @Test
  void comparingFactsIsFine() throws IOException {
    assertThat(ClassScan.refused("policies/a/b/LambdaPredicate1.class", bytes(Compares.class)))
        .isEmpty();
  }

  @Test
  void frameMayBuildRulesAndNothingMore() throws IOException {
    assertThat(ClassScan.refused("policies/a/b/Rules1.class", bytes(Exits.class)))
        .contains("calls java.lang.System.exit");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(Loops.class, "loops"),
        Arguments.of(Exits.class, "calls java.lang.System.exit"),
        Arguments.of(
            ReadsClock.class, "calls java.time.Clock.systemUTC, calls java.time.Instant.now"),
        Arguments.of(MakesLambda.class, "makes a lambda"),
        Arguments.of(Sleeps.class, "calls java.lang.Thread.sleep"),
        Arguments.of(PicksText.class, "calls java.lang.String.matches"),
        Arguments.of(
            WritesField.class, "calls java.io.PrintStream.println, calls java.lang.System.out"));
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = ClassScanTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static class Compares {
    boolean test(Instant since, List<String> reasons) {
      return since.isAfter(Instant.EPOCH) && reasons.contains("x") || reasons.isEmpty();
    }
  }

  static class Loops {
    int test(int count) {
      int sum = 0;
      while (sum < count) {
        sum += 2;
      }
      return sum;
    }
  }

  static class Exits {
    void test() {
      System.exit(1);
    }
  }

  static class ReadsClock {
    boolean test() {
      return Instant.now(Clock.systemUTC()) == null;
    }
  }

  static class MakesLambda {
    Supplier<String> test() {
      return () -> "x";
    }
  }

  static class Sleeps {
    void test() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static class PicksText {
    boolean test(String text) {
      return text.matches("(a+)+b");
    }
  }

  static class WritesField {
    void test() {
      System.out.println();
    }
  }
}
