package io.portcullis.rules.bundle;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInCasesTest {

  @TestFactory
  Stream<DynamicTest> everyCaseOfEveryRule() {
    return RuleTests.runBuiltIn().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.rule() + ": " + result.name(),
                    () -> assertThat(result.passed()).as(result.message()).isTrue()));
  }
}
