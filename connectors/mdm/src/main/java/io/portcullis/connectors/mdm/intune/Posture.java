package io.portcullis.connectors.mdm.intune;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;

/**
 * Intune's words for posture. Values: Graph's complianceState and managementState, and the reports'
 * CompliantState, ComplianceState and DeviceState, which spell the same with blanks.
 */
final class Posture {
  private static final Pattern JOINTS = Pattern.compile("[ _-]");

  private Posture() {}

  static Compliance compliance(String word) {
    return switch (plain(word)) {
      case "compliant" -> Compliance.COMPLIANT;
      case "noncompliant", "notcompliant" -> Compliance.NON_COMPLIANT;
      case "ingraceperiod" -> Compliance.GRACE;
      default -> Compliance.UNKNOWN;
    };
  }

  /** A retirement or wipe that failed or was called off leaves the device managed. */
  static Management management(String word) {
    String state = plain(word);
    if (state.contains("failed") || state.contains("cancel")) {
      return Management.MANAGED;
    }
    if (state.startsWith("wipe")) {
      return Management.WIPED;
    }
    if (state.startsWith("retire")) {
      return Management.RETIRED;
    }
    return switch (state) {
      case "managed", "unhealthy" -> Management.MANAGED;
      case "delete", "deletepending", "deleted", "unmanaged", "notregistered" ->
          Management.UNMANAGED;
      case "lostmode", "lost" -> Management.LOST;
      default -> Management.UNKNOWN;
    };
  }

  static PostureChanged of(Compliance compliance, Management management, String jailBroken) {
    boolean broken = compliance == Compliance.NON_COMPLIANT && plain(jailBroken).equals("true");
    List<String> reasons = broken ? List.of("JailBroken") : List.of();
    return new PostureChanged(compliance, management, Weaknesses.named(reasons));
  }

  private static String plain(String word) {
    return JOINTS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
