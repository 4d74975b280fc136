package io.portcullis.rules.bundle;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an author may well write in "when", beyond what the built-in rules happen to use. */
class ConditionTest {
  private static final String CONDITION = "compliance == Compliance.NON_COMPLIANT";
  private static final String PATTERN = "    $posture : Posture(" + CONDITION + ")\n";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reasons not contains \"firewall\"",
        "source not in (\"one\", \"two\")",
        "source in (\"some-source\", \"other-source\")",
        "source != \"one\" && !weak",
        "source.startsWith(\"some\") || weak",
        "reasons.isEmpty()",
        "since <= at",
        "!since.isAfter(at)",
        "source != null",
        "compliance in (Compliance.NON_COMPLIANT, Compliance.UNKNOWN)",
        "\"some-source\" == source",
        "this.compliance != Compliance.COMPLIANT"
      })
  void constraintIsAllowed(String constraint) throws BundleException {
    Folder folder =
        Folder.good(temp)
            .change(Folder.RULE + "/Rule.drl", CONDITION, CONDITION + ", " + constraint);

    assertThat(Bundle.load(folder.path()).rules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not Account()",
        "not Account(source == $posture.source)",
        "exists Posture(source == $posture.source)",
        "(Case(groups not contains \"kiosk\") or Account())",
        "Case(kind in (SubjectKind.DEVICE, SubjectKind.WORKLOAD), $groups : groups)",
        "not (Account() and Case(kind == SubjectKind.KEY))",
        "not Case(\"kiosk\" memberOf groups)"
      })
  void patternIsAllowed(String pattern) throws BundleException {
    String imports =
        "import io.portcullis.model.Facts.Account;\nimport io.portcullis.model.Policy.Case;\nimport io.portcullis.model.SubjectKind;\n";
    Folder folder =
        Folder.good(temp)
            .change(Folder.RULE + "/Rule.drl", PATTERN, PATTERN + "    " + pattern + "\n")
            .change(Folder.RULE + "/Rule.drl", "global Findings", imports + "global Findings");

    assertThat(Bundle.load(folder.path()).rules()).hasSize(1);
  }
}
